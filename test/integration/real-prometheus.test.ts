import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startPrometheus } from '../support/prometheus.ts';

test('a real Prometheus starts with loaded samples and answers them', async () => {
  await using prometheus = await startPrometheus({
    openMetrics: '# TYPE demo gauge\ndemo{namespace="tenant-a"} 42 1700000000\n',
  });
  const answer = await fetch(`${prometheus.url}/api/v1/query?query=demo&time=1700000000`);
  const body = (await answer.json()) as { data: { result: { value: [number, string] }[] } };
  assert.deepEqual(body.data.result[0]?.value, [1_700_000_000, '42']);
});
