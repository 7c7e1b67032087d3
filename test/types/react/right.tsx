// Right programs: the compiler must accept each. Nothing here runs.
import type { FlinkMetricsPanel, PanelHeaders } from '@flink-metrics/panel';
import type { FlinkProps } from '@flink-metrics/panel/react';
import { useRef } from 'react';

declare const headers: PanelHeaders;
declare function load(namespace: string, job: string): void;

export function Portal() {
  const panel = useRef<FlinkMetricsPanel>(null);
  return (
    <main>
      <flink-metrics-panel
        ref={panel}
        key="panel"
        id="metrics"
        className="wide"
        style={{ blockSize: '100%' }}
        endpoint="/metrics"
        namespace="tenant-a"
        job="orders"
        compare="1d"
        theme="auto"
        density="compact"
        lang="zh-CN"
        time-zone="UTC"
        headers={headers}
        onflink-query={({ detail }) => load(detail.namespace, detail.job)}
        onflink-range-change={({ detail, currentTarget }) => {
          currentTarget.range = detail.range.toUpperCase();
        }}
        onflink-load={({ detail }) => detail.updatedAt?.toFixed()}
      >
        <button type="button" slot="toolbar">
          Back
        </button>
      </flink-metrics-panel>
      <flink-metrics-time-range provider="metrics" timeZone="UTC" />
      <flink-metrics-chart heading="Heap" unit="bytes" view="stacked" total={12} loading />
    </main>
  );
}

export const props: FlinkProps<'flink-metrics-panel'> = { endpoint: '/metrics' };
