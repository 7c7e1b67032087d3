/**
 * Real Flink with real faults, as the diagnosis sees them: `npm run e2e:faults`. Not a part of the gate: what is judged
 * needs minutes to show.
 */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { describeDeployment, kubernetes } from '@flink-metrics/sdk/flink';
import { type Diagnosis, diagnose, type Finding, sayFinding } from '@flink-metrics/sdk/flink/rules';
import { createPrometheusClient, type PrometheusClient } from '@flink-metrics/sdk/prometheus';
import { type FlinkRelease, fetchFlink, flinkReleases } from '../../../scripts/flink/artifacts.ts';
import { step } from '../../../scripts/tools/step.ts';
import { startPrometheus } from '../../support/prometheus.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startContainerExporter } from '../container-exporter.ts';
import { type FlinkCluster, startFlinkCluster } from '../flink-cluster.ts';
import { buildJob, flinkPrograms } from '../flink-programs.ts';
import { discoveryFile, INTERVAL_MS, scrapeConfig } from '../prometheus-config.ts';
import { waitFor } from '../wait-for.ts';
import { bereft, calm, faultyJobs } from './cases.ts';

const NAMESPACE = 'faults';
const TASK_MANAGERS = 4;
/** One for each job, and three more for the one that has four subtasks: all are taken. */
const SLOTS = 13;
/** Three minutes of data, and what the machine needs: event time has to stand still for three minutes to do so. */
const TOLD_WITHIN_MS = 420_000;

const examples = fileURLToPath(new URL('../../../examples/flink', import.meta.url));
const source = fileURLToPath(new URL('Faulty.java', import.meta.url));

interface Stage extends AsyncDisposable {
  readonly cluster: FlinkCluster;
  readonly client: PrometheusClient;
}

async function startStage(release: FlinkRelease): Promise<Stage> {
  await using cleanup = new AsyncDisposableStack();
  const folder = cleanup.use(await temporaryFolder('faults'));
  const programs = await flinkPrograms(await fetchFlink(release));
  const jar = await buildJob(programs, source, folder.path);
  const cluster = cleanup.use(
    await startFlinkCluster({
      programs,
      configFolder: join(examples, release === '1.20' ? '1.20/scrape' : '2.x/scrape'),
      ...{ clusterId: 'faults', namespace: NAMESPACE, taskManagers: TASK_MANAGERS },
      options: {
        'taskmanager.numberOfTaskSlots': String(Math.ceil(SLOTS / TASK_MANAGERS)),
        'state.backend.type': 'hashmap',
        'restart-strategy.type': 'fixed-delay',
        'restart-strategy.fixed-delay.attempts': '1000000',
        'restart-strategy.fixed-delay.delay': '1 s',
      },
    }),
  );
  const pods = cluster.processes.map((process) => ({
    namespace: NAMESPACE,
    above: {},
    ...process,
  }));
  const containers = cleanup.use(await startContainerExporter(pods));
  const targets = join(folder.path, 'targets.json');
  await writeFile(targets, discoveryFile(pods));
  const { url } = cleanup.use(
    await startPrometheus({ scrapeConfigs: await scrapeConfig(targets, containers.address) }),
  );
  await cluster.run(jar, 'Faulty', [...faultyJobs.map(({ name }) => name), calm, bereft]);
  const resources = cleanup.move();
  return {
    cluster,
    client: createPrometheusClient({ baseUrl: url }),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

for (const release of flinkReleases) {
  describe(`Flink ${release}`, () => {
    let stage: Stage;

    before(async () => {
      stage = await step(`Starting Flink ${release} with ${faultyJobs.length} faults`, () =>
        startStage(release),
      );
    });
    after(() => step('Stopping it', async () => stage?.[Symbol.asyncDispose]()));

    const look = async (job: string): Promise<Diagnosis> => {
      // Flink's reporter sanitises what it writes into labels.
      const jobName = job.replaceAll('-', '_');
      const found = await describeDeployment(stage.client, NAMESPACE, { jobName });
      const scope = { deployment: found ?? kubernetes, namespace: NAMESPACE, jobName };
      return diagnose(stage.client, scope, { interval: INTERVAL_MS });
    };

    for (const { name, expects, allows = [] } of faultyJobs) {
      test(`${name}: ${expects.join(', ')}`, async (context) => {
        let diagnosis: Diagnosis | null = null;
        const isTold = async () => {
          diagnosis = await look(name);
          const told = toldIn(diagnosis);
          return expects.every((one) => told.has(one));
        };
        const begun = Date.now();
        await waitFor(`${name} is told`, isTold, TOLD_WITHIN_MS).catch(() => {});
        context.diagnostic(`${Math.round((Date.now() - begun) / 1000)} s`);
        const said = await look(name);
        for (const finding of all(said)) context.diagnostic(sayFinding(finding, 'en'));
        assert.deepEqual(
          expects.filter((one) => !toldIn(said).has(one)),
          [],
          all(said)
            .map(({ rule }) => rule)
            .join(' '),
        );
        const expected = expects.map((one) => one.replace(/\/.*/, ''));
        const wrong = said.findings
          .map(({ rule }) => rule)
          .filter((rule) => ![...expected, ...allows].includes(rule));
        assert.deepEqual(wrong, [], 'what nobody has made');
      });
    }

    test('of a job beside them that is well, nothing is said', async () => {
      const { findings, verdict } = await look(calm);
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        [],
      );
      assert.equal(verdict, 'healthy');
    });

    test('a killed TaskManager is told to the job that ran on it', async () => {
      const labels = { job_name: bereft, namespace: NAMESPACE };
      const matchers = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
      const { data } = await stage.client.query(
        `group by (pod) (flink_taskmanager_job_task_numRecordsIn{${matchers.join(',')}})`,
      );
      assert.ok(data.type === 'vector');
      const pod = data.vector[0]?.labels.pod;
      const victim = stage.cluster.processes.find((one) => one.pod === pod);
      assert.ok(victim, `no process is called ${pod}`);
      victim.process.child.kill('SIGKILL');
      await waitFor(
        'it is told',
        async () => toldIn(await look(bereft)).has('taskmanager-lost'),
        TOLD_WITHIN_MS,
      );
    });
  });
}

/** What holds, whether it is to be judged or, in the first ten minutes of a run, only to be expected. */
const all = ({ findings, expected }: Diagnosis): readonly Finding[] => [
  ...findings,
  ...findings.flatMap(({ effects }) => effects),
  ...expected,
];

const toldIn = (diagnosis: Diagnosis): ReadonlySet<string> =>
  new Set(
    all(diagnosis).flatMap(({ rule, causes }) => [
      rule,
      ...causes.filter(({ answer }) => answer === 'yes').map(({ id }) => `${rule}/${id}`),
    ]),
  );
