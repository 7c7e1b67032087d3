import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createSimulator } from '@flink-metrics/simulator';
import { type DoctorOptions, examine, type Report } from '../../packages/cli/src/doctor/doctor.ts';
import { freePort } from '../support/free-port.ts';
import { type RealPrometheus, startPrometheus } from '../support/prometheus.ts';
import { type RealPushgateway, startPushgateway } from '../support/pushgateway.ts';
import {
  jobOf,
  processes,
  prometheusConfig,
  type Scraped,
  scrapeJob,
  serve,
  simulated,
} from './cli/estate.ts';

/** Chains that are broken on purpose, each in a namespace of its own behind one real Prometheus. */
const resources = new AsyncDisposableStack();
let prometheus: RealPrometheus;
let pushgateway: RealPushgateway;
let closedPort: number;

const dropped = (names: string) => `{ source_labels: [__name__], regex: '${names}', action: drop }`;
const label = (pattern: string) => `{ regex: '${pattern}', action: labeldrop }`;

const scraped = (): readonly Scraped[] => [
  { namespace: 'healthy' },
  { namespace: 'filtered', metricRelabel: dropped('flink_taskmanager_job_task_numRecordsIn') },
  { namespace: 'without-tm-id', metricRelabel: label('tm_id') },
  { namespace: 'without-job-id', metricRelabel: label('job_id') },
  { namespace: 'starting', metricRelabel: dropped('flink_(jobmanager|taskmanager)_job_.*') },
  {
    namespace: 'down',
    relabel: `- { target_label: __address__, replacement: '127.0.0.1:${closedPort}' }`,
  },
  {
    namespace: 'one-down',
    relabel: `- { source_labels: [pod], regex: '.*-taskmanager-1-2', target_label: __address__, replacement: '127.0.0.1:${closedPort}' }`,
  },
  { namespace: 'limited', more: 'sample_limit: 10' },
  {
    namespace: 'wrong-path',
    relabel: "- { target_label: __metrics_path__, replacement: '/nope' }",
  },
];

const pushed = ['pushed', 'one-group'];
/** Read by two scrape jobs, of which each misses a process. */
const twice = 'twice';
const but = (pod: string) =>
  `- { source_labels: [pod], regex: '${twice}-taskmanager-1-${pod}', action: drop }`;

before(async () => {
  closedPort = await freePort();
  const namespaces = [...scraped().map(({ namespace }) => namespace), ...pushed, twice];
  const simulator = simulated(namespaces);
  const all = await processes(simulator);
  const server = resources.use(await serve(all));
  const of = (name: string) => all.filter(({ labels }) => labels.namespace === name);
  pushgateway = resources.use(await startPushgateway());
  for (const { labels, text } of of('pushed'))
    await pushgateway.push(text, `orders${labels.pod}`, { namespace: 'pushed' });
  // Without the random end each process of a job has the same group, and the last one stays.
  for (const { text } of of('one-group'))
    await pushgateway.push(text, 'orders', { namespace: 'one-group' });
  const jobs = [
    ...scraped().map((one) => scrapeJob(server.address, one)),
    scrapeJob(server.address, { namespace: twice, relabel: but('1') }),
    scrapeJob(
      server.address,
      {
        namespace: twice,
        relabel: `${but('2')}\n      - { target_label: job, replacement: again }`,
      },
      'again',
    ),
    pushJob('kept', 'honor_labels: true', 'one-group'),
    pushJob('renamed', '', 'pushed'),
  ];
  prometheus = resources.use(
    await startPrometheus({ scrapeConfigs: prometheusConfig(jobs), openMetrics: history() }),
  );
  await settled();
});
after(() => resources.disposeAsync());

/** One gateway, scraped for one namespace by a job of its own. */
const pushJob = (name: string, more: string, namespace: string) => `
  - job_name: ${name}
    ${more}
    static_configs: [{ targets: ['${pushgateway.address}'] }]
    metric_relabel_configs:
      - { source_labels: [namespace, exported_namespace], regex: '${namespace};|;${namespace}', action: keep }
`;

/** What was there before: a job that ended half an hour ago, one of rare samples, one whose process left its numbers. */
function history(): string {
  const now = Date.now();
  const told = (namespace: string, from: number, to: number, scrapeInterval: number) =>
    [
      ...createSimulator({
        scenario: 'healthy',
        scrapeInterval,
        jobs: [jobOf(namespace)],
      }).openMetrics(now - from, now - to),
    ].join('');
  const lines = [
    told('ended', 50 * 60_000, 30 * 60_000, 15_000),
    told('rare', 50 * 60_000, 0, 120_000),
    left(told('left', 20 * 60_000, 0, 15_000)),
  ]
    .join('')
    .split('\n')
    .filter((line) => line.startsWith('flink_') || line.startsWith('push_'));
  return lines.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)).join('\n');
}

const nameOf = (line: string): string => line.slice(0, line.search(/[{ ]/));

/** As a Pushgateway gives it: a group a pod, and the second TaskManager has pushed nothing for ten minutes. */
function left(text: string): string {
  const groups = text.replace(/pod="([^"]*)",job="[^"]*",instance="[^"]*"/g, 'job="$1"');
  const pushes = groups
    .split('\n')
    .filter((line) => /^flink_\w+_Status_JVM_Threads_Count/.test(line));
  const silentSince = Date.now() / 1000 - 600;
  const times = pushes.map((line) => {
    const [, job = '', time = '0'] = /job="([^"]*)".* (\S+)$/.exec(line) ?? [];
    const pushedAt = job.endsWith('-1-2') ? Math.min(Number(time), silentSince) : Number(time);
    return `push_time_seconds{namespace="left",job="${job}"} ${pushedAt} ${time}`;
  });
  return [...groups.split('\n'), ...times].join('\n');
}

/** Every target was asked some times: an interval is seen in as many samples. */
async function settled(): Promise<void> {
  const deadline = Date.now() + 60_000;
  const samples = 'min(count_over_time(up{namespace=~"healthy|down|limited|wrong-path"}[1m]))';
  while (Date.now() < deadline) {
    const answer = await fetch(
      `${prometheus.url}/api/v1/query?${new URLSearchParams({ query: samples })}`,
    );
    const { data } = (await answer.json()) as { data: { result: { value: [number, string] }[] } };
    if (Number(data.result[0]?.value[1] ?? 0) >= 3) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('Prometheus does not scrape.');
}

const codes = ({ findings }: Report): readonly string[] => findings.map(({ code }) => code);

/** Of a namespace behind the one Prometheus. */
const looked = (namespace: string, options: Partial<DoctorOptions> = {}): Promise<Report> =>
  examine({ prometheus: prometheus.url, namespace, ...options });

/** On a busy machine a scrape may be late, and the target is down for that moment. */
async function finds(look: () => Promise<Report>, expected: readonly string[]): Promise<Report> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const report = await look();
    const said = JSON.stringify(report.findings, null, 1);
    if (Date.now() > deadline) assert.deepEqual(codes(report), expected, said);
    if (codes(report).join() === expected.join()) return report;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

const chains: Readonly<Record<string, readonly string[]>> = {
  healthy: [],
  filtered: ['deployment/metrics-missing'],
  'without-tm-id': ['deployment/labels-missing'],
  'without-job-id': ['deployment/labels-missing'],
  starting: ['job-starting'],
  down: ['target-down'],
  'one-down': ['target-down'],
  limited: ['target-down'],
  'wrong-path': ['target-down'],
  [twice]: ['deployment/scraped-twice'],
  pushed: ['honor-labels'],
  'one-group': ['deployment/one-push-group'],
  ended: ['job-silent'],
  rare: ['interval-long'],
  left: ['stale-pushes'],
};

for (const [namespace, expected] of Object.entries(chains)) {
  test(`${namespace}: ${expected.join(', ') || 'nothing is said'}`, async () => {
    await finds(() => looked(namespace), expected);
  });
}

test('a name that nobody has: the namespace, the job', async () => {
  const unknown = await finds(() => looked('nowhere'), ['namespace-unknown']);
  assert.match(unknown.findings[0]?.text.en ?? '', /Those that do: .*healthy/);
  await finds(() => looked('healthy', { job: 'nobody' }), ['job-unknown']);
  const { jobs } = await finds(() => looked('healthy', { job: 'orders' }), []);
  // Nobody scrapes kubelets here, and no option of Flink's would turn containers on.
  const empty = [{ section: 'containers', options: [] }];
  assert.deepEqual(
    jobs.map(({ interval, ...facts }) => ({ ...facts, isMeasured: (interval ?? 0) > 0 })),
    [{ namespace: 'healthy', job: 'orders', state: 'running', empty, isMeasured: true }],
  );
});

test('too many series for what a team allows, and which of them nothing reads', async () => {
  const { findings } = await finds(() => looked('healthy', { maxSeries: 100 }), ['cardinality']);
  const { series = '', unused = '' } = findings[0]?.about ?? {};
  assert.ok(Number(series) > Number(unused) && Number(unused) > 0, `${unused} of ${series}`);
});

test('a clock that is wrong', async () => {
  const now = () => Date.now() + 120_000;
  const { findings } = await finds(() => looked('healthy', { now }), ['clock-skew']);
  assert.match(findings[0]?.text.en ?? '', /differ by 1[12]\d s/);
});
