// What the compiler must accept, and refuse, in Vue's JSX. Nothing here runs.
import type {} from '@flink-metrics/panel/vue';

declare function show(text: string): void;

export const right = (
  <flink-metrics-panel
    class="wide"
    endpoint="/metrics"
    compare="1w"
    onFlinkQuery={({ detail }) => show(detail.namespace)}
  />
);

// @ts-expect-error
export const compare = <flink-metrics-panel compare="2d" />;
// @ts-expect-error
export const query = <flink-metrics-panel onFlinkQuery={({ detail }) => show(detail.nmespace)} />;
