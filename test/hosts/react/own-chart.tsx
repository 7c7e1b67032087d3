import { FlinkMetricsChart } from '@flink-metrics/panel/react';

const minutes = Array.from({ length: 30 }, (_, index) => Date.UTC(2026, 2, 1, 10, index));
const orders = ['north', 'south'].map((shop, which) => ({
  labels: { shop },
  times: Float64Array.from(minutes),
  values: Float64Array.from(minutes, (_, index) => 20 + 10 * which + (index % 7)),
}));

export const Orders = () => (
  <FlinkMetricsChart heading="Orders" unit="records/s" matrix={orders} step={60_000} />
);
