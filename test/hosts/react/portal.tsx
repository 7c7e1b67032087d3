import { FlinkMetricsPanel } from '@flink-metrics/panel/react';
import { useState } from 'react';

/** Asked before each request, so it may renew the token. */
export type Token = () => Promise<string>;

export function JobMetrics({ token, language }: { token: Token; language: string }) {
  const [job, setJob] = useState({ namespace: 'tenant-a', job: 'orders' });
  const [headers] = useState(() => async () => ({ authorization: `Bearer ${await token()}` }));
  return (
    <section>
      <h2>{job.job}</h2>
      <FlinkMetricsPanel
        endpoint="/metrics"
        namespace={job.namespace}
        job={job.job}
        range="1h"
        lang={language}
        headers={headers}
        onFlinkQuery={({ detail }) => setJob(detail)}
      />
    </section>
  );
}
