import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { kubernetes } from '@flink-metrics/sdk/flink';
import { alertRules } from '@flink-metrics/sdk/flink/alerts';
import { createPrometheusClient } from '@flink-metrics/sdk/prometheus';
import { HOUR, MINUTE, NOON, orders } from '../../bench/diagnosis/case.ts';
import { toOpenMetrics } from '../support/open-metrics.ts';
import { startPrometheus } from '../support/prometheus.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { allRules, caseOf } from './alerts/cases.ts';
import { INTERVAL, lookBack, shifted, shiftOf, storeOf, timelinesOf } from './alerts/timelines.ts';

/** Prometheus evaluates rules at its own time: what happened at noon has to have happened now. */
const AT = NOON + 2 * MINUTE;

const scopeOf = (id: string, jobName?: string) => ({
  deployment: kubernetes,
  namespace: id,
  ...(jobName && { jobName }),
});

/** Rules that look back days would need as many samples. */
const tried = allRules.filter((rule) =>
  alertRules({ scope: scopeOf('x'), rules: [rule] }).alerts.every(
    ({ expr }) => lookBack(expr) < 3 * HOUR,
  ),
);

/** Each rule's own case in a namespace of its own, as if it were happening. */
function samplesOf(now: number) {
  return tried.flatMap((rule) => {
    const { alerts } = alertRules({ scope: scopeOf(rule.id), rules: [rule] });
    const [alert] = alerts;
    assert.ok(alert);
    const start = AT - lookBack(alert.expr) - 15 * MINUTE;
    const grid = { start, points: (AT + 4 * MINUTE - start) / INTERVAL };
    const asked = [alert.expr, ...Object.values(alert.numbers)];
    const store = storeOf(caseOf(rule));
    const series = new Map(
      asked
        .flatMap((expr) => timelinesOf(store, expr, grid))
        .map((one) => [JSON.stringify(one.labels), one]),
    );
    return [...series.values()].map(({ labels, values }) => {
      const shift = shiftOf(labels.__name__ ?? '', now - AT);
      const points = values.flatMap((value, index) =>
        value === undefined
          ? []
          : [{ time: now + grid.start - AT + index * INTERVAL, value: shifted(value, shift) }],
      );
      return {
        labels: { ...labels, namespace: rule.id },
        times: points.map(({ time }) => time),
        values: points.map(({ value }) => value),
      };
    });
  });
}

const expected: Readonly<Record<string, RegExp>> = {
  bottleneck:
    /^revenue_per_minute is the bottleneck: it is busy for [\d.]+% of the time, and what comes before it waits for [\d.]+%\.$/,
  'not-running': /^The job has not been running for 1[12]m \d+s: it is failing or restarting\.$/,
  'restart-loop': /^The job failed and restarted \d times in the last ten minutes\.$/,
  'checkpoints-full': /^Each checkpoint writes the whole state of 3\.725GiB anew, in 18s\.$/,
  'heap-full': /^After garbage collection \S+ still has 9\d[.\d]*% of its heap in use\.$/,
  'slow-writes': /^The last writes of \S+ took 3\.1s\.$/,
  'rocksdb-write-delayed': /slows writes down to [\d.]+[KM]iB\/s:/,
};

test('a real Prometheus writes each sentence with the numbers that were seen', async () => {
  await using folder = await temporaryFolder('alerts');
  const now = Date.now();
  const files = tried.flatMap((rule) =>
    [orders.name, undefined].map((jobName) => ({
      name: `${rule.id}-${jobName ?? 'all'}.yml`,
      text: alertRules({
        scope: scopeOf(rule.id, jobName),
        rules: [rule],
        interval: INTERVAL,
        name: `${rule.id}-${jobName ?? 'all'}`,
      }).text,
    })),
  );
  for (const { name, text } of files) await writeFile(join(folder.path, name), text);
  await using prometheus = await startPrometheus({
    openMetrics: toOpenMetrics(samplesOf(now)),
    scrapeConfigs: `global: { evaluation_interval: 5s }\nrule_files: ['${folder.path}/*.yml']\nscrape_configs: []\n`,
  });
  const client = createPrometheusClient({ baseUrl: prometheus.url });
  const both = (alerts: Awaited<ReturnType<typeof client.alerts>>['data']) =>
    tried.map(({ id }) => ({ id, alerts: alerts.filter(({ labels }) => labels.rule === id) }));
  let found = both([]);
  while (Date.now() < now + 60_000 && found.some(({ alerts }) => alerts.length < 2)) {
    await setTimeout(1000);
    found = both((await client.alerts()).data);
  }
  for (const { id, alerts } of found) {
    assert.ok(alerts.length >= 2, `${id}: ${alerts.length}`);
    for (const { labels, annotations } of alerts) {
      const { description = '' } = annotations;
      assert.doesNotMatch(description, /error expanding|no value|NaN|%!|\{|…/, id);
      assert.match(description, expected[id] ?? /\S/);
      assert.equal(labels.namespace, id);
      assert.equal(labels.job_name, 'orders');
    }
    const subjects = new Set(
      alerts.map(({ labels }) => JSON.stringify(Object.entries(labels).sort())),
    );
    assert.equal(subjects.size, alerts.length / 2, `${id}: ${[...subjects].join(' / ')}`);
  }
});
