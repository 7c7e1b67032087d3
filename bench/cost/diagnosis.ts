import { chartQuery, describeDeployment, type JobScope, sections } from '@flink-metrics/sdk/flink';
import { type Diagnosis, diagnose, rules } from '@flink-metrics/sdk/flink/rules';
import { createPrometheusClient, type QueryClient } from '@flink-metrics/sdk/prometheus';
import { type Expr, print } from '@flink-metrics/sdk/promql';
import { startPrometheus } from '../../test/support/prometheus.ts';
import { type Figure, report } from '../support/figure.ts';
import { countedClient } from './counted-client.ts';
import { jobSamples, selectedBy } from './flink-job.ts';

const INTERVAL = 15_000;
/** Unix ms, on the grid of the steps. */
const NOW = 1_700_002_800_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;
/** What is loaded: longer windows of rules (an hour, six, a day) have no more in them. */
const LOADED = 40 * MINUTE;
/** Of 128 subtasks in each of ten tasks. */
const PARALLELISM = 128;
const NAMESPACE = 'p128';

const charts = sections
  .filter(({ collapsed }) => collapsed !== true)
  .flatMap((section) => section.charts);
const measured: readonly Expr[] = rules.flatMap(({ when, causes = [], numbers = {} }) => [
  ...[...when, ...causes.flatMap(({ test }) => ('when' in test ? test.when : []))].map(
    ({ measure }) => measure,
  ),
  ...Object.values(numbers).map(({ measure }) => measure),
]);

await using prometheus = await startPrometheus({
  openMetrics: jobSamples(
    [
      {
        namespace: NAMESPACE,
        parallelism: PARALLELISM,
        metrics: selectedBy([...charts.map(({ query }) => query), ...measured]),
      },
    ],
    { start: (NOW - LOADED) / 1000, end: NOW / 1000, interval: INTERVAL / 1000 },
  ),
});

const { client, costOf } = countedClient(prometheus.url);
const deployment = await describeDeployment(client, NAMESPACE, { jobName: 'orders', time: NOW });
if (deployment === null) throw new Error('nothing is reported');
const scope: JobScope = { deployment, namespace: NAMESPACE, jobName: 'orders' };

/** A first look at the charts of the open sections, over an hour as the panel has it. */
const open = await costOf(async () => {
  for (const chart of charts) {
    const step = INTERVAL;
    const query = print(chartQuery(chart, scope, { step, interval: INTERVAL, range: HOUR }));
    await client.queryRange(query, { start: NOW - HOUR, end: NOW, step });
  }
});

let diagnosis: Diagnosis | undefined;
const look = async (own: QueryClient) => {
  diagnosis = await diagnose(own, scope, { at: NOW, interval: INTERVAL });
};
const own = await costOf(() => look(client));

/** CPU of this process, the least of some looks: the first ones compile. */
const plain = createPrometheusClient({ baseUrl: prometheus.url, timeout: 600_000 });
let cpu = Number.POSITIVE_INFINITY;
for (let index = 0; index < 5; index++) {
  const before = process.cpuUsage();
  await look(plain);
  const { user, system } = process.cpuUsage(before);
  cpu = Math.min(cpu, (user + system) / 1000);
}

const figure = (what: string, value: number, unit: string, goal?: number): Figure => ({
  bench: 'cost',
  case: `diagnosis, 1,280 subtasks, ${what}`,
  value,
  unit,
  ...(goal !== undefined && { goal }),
});
report([
  figure('rules that hold', candidatesOf(diagnosis), 'rules'),
  figure('requests', own.requests, 'requests', 3),
  figure('samples', own.samples, 'samples'),
  figure('samples of the open sections', open.samples, 'samples'),
  figure('samples / open sections', own.samples / open.samples, 'ratio', 2),
  figure('answer', own.bytes, 'bytes'),
  figure('own CPU', cpu, 'ms', 300),
]);

/** Generated numbers are everything at once, so this is an ill job. */
function candidatesOf(found: Diagnosis | undefined): number {
  return found?.checks.filter(({ answer }) => answer === 'yes').length ?? 0;
}
