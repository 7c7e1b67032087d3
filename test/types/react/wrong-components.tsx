// Wrong programs, for React 18 and 19: the compiler must refuse each. Nothing here runs.
import { FlinkMetricsChart, FlinkMetricsPanel } from '@flink-metrics/panel/react';

declare function show(text: string): void;

// No such property
// @ts-expect-error
export const endpoint = <FlinkMetricsPanel endpoit="/metrics" />;

// Not what the property takes
// @ts-expect-error
export const compare = <FlinkMetricsPanel compare="2d" />;
// @ts-expect-error
export const zone = <FlinkMetricsPanel timeZone={1} />;
// @ts-expect-error
export const headers = <FlinkMetricsPanel headers={5} />;
// @ts-expect-error
export const total = <FlinkMetricsChart total="5" />;
// @ts-expect-error
export const nothing = <FlinkMetricsPanel job={null} />;

// What is the element's own is not there
// @ts-expect-error
export const own = <FlinkMetricsPanel _theme="dark" />;

// Not how an event is named, nor what it tells
// @ts-expect-error
export const named = <FlinkMetricsPanel onQuery={() => {}} />;
// @ts-expect-error
export const query = <FlinkMetricsPanel onFlinkQuery={({ detail }) => show(detail.nmespace)} />;
// @ts-expect-error
export const range = <FlinkMetricsPanel onFlinkRangeChange={({ detail }) => show(detail)} />;
