// Right programs, for React 18 and 19: the compiler must accept each. Nothing here runs.
import type { FlinkMetricsPanel as PanelElement, PanelHeaders } from '@flink-metrics/panel';
import {
  type FlinkComponentProps,
  FlinkMetricsChart,
  FlinkMetricsPanel,
  FlinkMetricsProvider,
  FlinkMetricsTimeRange,
} from '@flink-metrics/panel/react';
import type { Matrix } from '@flink-metrics/sdk/prometheus';
import { useRef } from 'react';

declare const headers: PanelHeaders;
declare const maybe: { readonly endpoint: string | undefined; readonly matrix: Matrix };
declare function load(namespace: string, job: string): void;

export function Portal() {
  const panel = useRef<PanelElement>(null);
  return (
    <main>
      <FlinkMetricsPanel
        ref={panel}
        key="panel"
        id="metrics"
        className="wide"
        style={{ blockSize: '100%' }}
        hidden={false}
        endpoint={maybe.endpoint}
        namespace="tenant-a"
        job="orders"
        compare="1d"
        theme="auto"
        density="compact"
        lang="zh-CN"
        timeZone="UTC"
        headers={headers}
        sections={undefined}
        onClick={({ currentTarget }) => currentTarget.job.trim()}
        onFlinkQuery={({ detail }) => load(detail.namespace, detail.job)}
        onFlinkRangeChange={({ detail, currentTarget }) => {
          currentTarget.range = detail.range.toUpperCase();
        }}
        onFlinkLoad={({ detail }) => detail.updatedAt?.toFixed()}
      >
        <button type="button" slot="toolbar">
          Back
        </button>
      </FlinkMetricsPanel>
      <FlinkMetricsTimeRange provider="metrics" timeZone="UTC" />
      <FlinkMetricsProvider endpoint="/metrics">
        <FlinkMetricsChart
          heading="Heap"
          unit="bytes"
          view="stacked"
          matrix={maybe.matrix}
          loading
        />
      </FlinkMetricsProvider>
    </main>
  );
}

export const props: FlinkComponentProps<'flink-metrics-panel'> = { endpoint: '/metrics' };
