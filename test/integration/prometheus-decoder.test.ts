import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AnswerDecoder } from '../../packages/sdk/src/prometheus/decoder/answer-decoder.ts';
import { decodeByJsonParse } from '../../packages/sdk/src/prometheus/decoder/testing/reference.ts';
import { findPrometheusVersions } from '../../scripts/tools/prometheus-versions.ts';
import { startPrometheus } from '../support/prometheus.ts';

const T0 = 1_700_000_000;
const SERIES = 100;
const POINTS = 2_500;
/** Counts, all 17 digits, small and large exponents, NaN and infinities. */
const QUERIES = [
  'demo',
  'demo / 7 * time()',
  'exp(demo - 60) / 1e9',
  '(demo % 3 - 1) / (demo % 2) * 1e18',
];

for (const { title, path: program } of await findPrometheusVersions()) {
  test(`1,000,000 samples of ${title}'s answers, to the last bit`, async () => {
    const lines = Array.from({ length: SERIES }, (_, i) => `demo{i="${i}"} ${i * 1.5} ${T0}`);
    await using prometheus = await startPrometheus({
      program,
      openMetrics: `# TYPE demo gauge\n${lines.join('\n')}\n`,
    });
    let compared = 0;
    for (const query of QUERIES) {
      const params = new URLSearchParams({
        query,
        start: String(T0),
        end: String(T0 + (POINTS - 1) / 10),
        step: '0.1',
      });
      const answer = await fetch(`${prometheus.url}/api/v1/query_range?${params}`);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const decoder = new AnswerDecoder();
      for (let at = 0; at < bytes.length; at += 10_007)
        decoder.push(bytes.subarray(at, at + 10_007));
      const decoded = decoder.finish();
      assert.deepEqual(decoded, decodeByJsonParse(bytes), query);
      assert(decoded.result?.form === 'series');
      for (const { times } of decoded.result.series) compared += times.length;
    }
    assert.equal(compared, 1_000_000);
  });
}
