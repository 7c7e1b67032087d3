import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metric, metricsUsed, print, rate, sum } from '../../promql/index.ts';
import type { ChartDefinition, Section } from '../definitions/chart.ts';
import { kubernetes } from '../deployment/deployment.ts';
import { chartQuery } from '../scope/chart-query.ts';
import { recordingRules } from './recording-rules.ts';

const bytes = metric('flink_taskmanager_job_task_myBytes');

const chart = (ranges: ChartDefinition['ranges']): ChartDefinition => ({
  id: 'own',
  title: { en: 'Own', 'zh-CN': '自有' },
  unit: 'bytes/s',
  view: 'line',
  query: sum(rate(bytes, '5m')).by('task_name'),
  legend: ['task_name'],
  ...(ranges !== undefined && { ranges }),
});

const sectionOf = (...charts: readonly ChartDefinition[]): Section => ({
  id: 'own',
  title: { en: 'Own', 'zh-CN': '自有' },
  charts,
});

for (const [ranges, window] of [
  [undefined, '1m'],
  ['rate-window', '1m'],
  ['rare-window', '10m'],
  ['as-written', '5m'],
] as const) {
  test(`a rate is recorded in the window in which its chart reads it: ${ranges ?? 'by default'}`, () => {
    const { rules } = recordingRules({ sections: [sectionOf(chart(ranges))], interval: 15_000 });
    const name = `namespace_job_task:flink_taskmanager_job_task_myBytes:rate${window}`;
    assert.deepEqual(
      rules.map(({ record }) => record),
      [name],
    );
    assert.match(print(rules[0]?.expr ?? bytes), new RegExp(`\\[${window}\\]`));
    const scope = { deployment: { ...kubernetes, recorded: [name] }, namespace: 'a', jobName: 'j' };
    for (const step of [15_000, 45_000]) {
      const query = chartQuery(chart(ranges), scope, { step, interval: 15_000, range: 900_000 });
      assert.deepEqual(metricsUsed(query), [name]);
    }
  });
}

test('what is counted over the whole view is not recorded: no rule knows how long that is', () => {
  assert.deepEqual(recordingRules({ sections: [sectionOf(chart('view'))] }).rules, []);
});

test('an interval that Prometheus cannot write is refused', () => {
  for (const interval of [0, -15_000, 1500, Number.NaN]) {
    assert.throws(() => recordingRules({ interval }), RangeError);
  }
});
