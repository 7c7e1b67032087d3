// Wrong programs: the compiler must refuse each. Nothing here runs.
import type {} from '@flink-metrics/panel/react';

declare function show(text: string): void;

// No such element
// @ts-expect-error
export const misspelt = <flink-metrics-pannel />;

// No such property
// @ts-expect-error
export const endpoint = <flink-metrics-panel endpoit="/metrics" />;

// Not what the property takes
// @ts-expect-error
export const compare = <flink-metrics-panel compare="2d" />;
// @ts-expect-error
export const theme = <flink-metrics-panel theme="blue" />;
// @ts-expect-error
export const zone = <flink-metrics-panel time-zone={1} />;
// @ts-expect-error
export const headers = <flink-metrics-panel headers={5} />;
// @ts-expect-error
export const total = <flink-metrics-chart total="5" />;
// @ts-expect-error
export const unit = <flink-metrics-chart unit="bits" />;

// What is the element's own is not there
// @ts-expect-error
export const own = <flink-metrics-view-editor _loaded />;

// Not what the event tells
// @ts-expect-error
export const query = <flink-metrics-panel onflink-query={({ detail }) => show(detail.nmespace)} />;
// @ts-expect-error
export const range = <flink-metrics-panel onflink-range-change={({ detail }) => show(detail)} />;
// @ts-expect-error
export const load = <flink-metrics-panel onflink-load={({ detail }) => show(detail.updatedAt)} />;
