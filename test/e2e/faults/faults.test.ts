/**
 * Real Flink with real faults, as the diagnosis sees them: `npm run e2e:faults`. Not a part of the gate: what is judged
 * needs minutes to show.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  type Diagnosis,
  type Finding,
  parseRules,
  sayFinding,
} from '@flink-metrics/sdk/flink/rules';
import { type FlinkRelease, flinkReleases } from '../../../scripts/flink/artifacts.ts';
import { step } from '../../../scripts/tools/step.ts';
import { waitFor } from '../wait-for.ts';
import {
  bereft,
  type FaultyJob,
  faultyJobs,
  fullHeap,
  healthyJobs,
  redeployed,
  tooFewSlots,
} from './cases.ts';
import { type Part, type Stage, startStage } from './stage.ts';

const FAULTS = 'faults';
const CROWDED = 'crowded';
const TASK_MANAGERS = 4;
/** Three minutes of data, and what the machine needs: event time has to stand still for three minutes to do so. */
const TOLD_WITHIN_MS = 480_000;

/** Of these jobs only, where some are named. */
const only = (process.env.FAULTS_ONLY ?? '').split(' ').filter(Boolean);
const isWanted = (name: string): boolean => only.length === 0 || only.includes(name);
const wanted = faultyJobs.filter(({ name }) => isWanted(name));
const healthy = healthyJobs.filter(isWanted);
const crowded = [fullHeap, tooFewSlots].filter(({ name }) => isWanted(name));

function partsOf(): readonly Part[] {
  const others = [...healthy, ...(isWanted(bereft) ? [bereft] : [])];
  // That one is run apart, as it is ended by its id.
  const together = others.filter((name) => name !== redeployed);
  const slots = wanted.reduce((sum, one) => sum + (one.slots ?? 1), others.length);
  const main: Part = {
    ...{ namespace: FAULTS, jobs: [...wanted.map(({ name }) => name), ...together] },
    ...{ taskManagers: TASK_MANAGERS, slots: Math.ceil(slots / TASK_MANAGERS) },
  };
  const apart: Part = {
    ...{ namespace: CROWDED, jobs: crowded.map(({ name }) => name) },
    ...{ taskManagers: 1, slots: crowded.length },
  };
  return [main, apart].filter((part) => part.slots > 0);
}

const describeRelease = (release: FlinkRelease) => () => {
  let stage: Stage;
  /** The first run of the job that is deployed anew. */
  let firstRun = '';

  before(async () => {
    const parts = partsOf();
    stage = await step(
      `Starting Flink ${release} with ${parts.flatMap(({ jobs }) => jobs).length} jobs`,
      () => startStage(release, parts),
    );
    if (healthy.includes(redeployed)) firstRun = await stage.run(FAULTS, redeployed);
  });
  after(() => step('Stopping it', async () => stage?.[Symbol.asyncDispose]()));

  const testFault = (namespace: string, { name, expects, allows = [], rules }: FaultyJob) =>
    test(`${name}: ${expects.join(', ')}`, async (context) => {
      const judgedBy = rules && parseRules(rules);
      const look = () => stage.look(namespace, name, judgedBy);
      const isTold = async () => {
        const told = toldIn(await look());
        return expects.every((one) => told.has(one));
      };
      const begun = Date.now();
      await waitFor(`${name} is told`, isTold, TOLD_WITHIN_MS).catch((error: Error) =>
        context.diagnostic(`${error.message} ${error.cause ?? ''}`),
      );
      context.diagnostic(`${Math.round((Date.now() - begun) / 1000)} s`);
      const said = await look();
      for (const finding of all(said)) context.diagnostic(sayFinding(finding, 'en'));
      assert.deepEqual(
        expects.filter((one) => !toldIn(said).has(one)),
        [],
        rulesOf(all(said)).join(' '),
      );
      const expected = expects.map((one) => one.replace(/\/.*/, ''));
      const wrong = rulesOf(said.findings).filter(
        (rule) => ![...expected, ...allows].includes(rule),
      );
      assert.deepEqual(wrong, [], 'what nobody has made');
    });

  for (const one of wanted) testFault(FAULTS, one);

  if (healthy.includes(redeployed)) {
    test('a job that is ended and deployed anew is well, before and after', async () => {
      assert.deepEqual(rulesOf((await stage.look(FAULTS, redeployed)).findings), []);
      await stage.clusters.get(FAULTS)?.cancel(firstRun);
      assert.deepEqual(rulesOf((await stage.look(FAULTS, redeployed)).findings), []);
      await stage.run(FAULTS, redeployed);
      await waitFor('it runs again', async () => {
        const { phase, findings } = await stage.look(FAULTS, redeployed);
        assert.deepEqual(rulesOf(findings), []);
        return phase === 'starting';
      });
    });
  }

  for (const name of healthy) {
    test(`of ${name}, a job that is well, nothing is said`, async (context) => {
      const { findings, verdict, phase, expected } = await stage.look(FAULTS, name);
      for (const finding of expected) context.diagnostic(sayFinding(finding, 'en'));
      assert.deepEqual(rulesOf(findings), []);
      // What has ended long ago reports nothing, which is not the same as being well.
      assert.equal(verdict, phase === 'no-data' ? 'unknown' : 'healthy');
    });
  }

  for (const one of crowded) testFault(CROWDED, one);

  if (isWanted(bereft)) {
    test('a killed TaskManager is told to the job that ran on it', async () => {
      const labels = { job_name: bereft, namespace: FAULTS };
      const matchers = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
      const { data } = await stage.client.query(
        `group by (pod) (flink_taskmanager_job_task_numRecordsIn{${matchers.join(',')}})`,
      );
      assert.ok(data.type === 'vector');
      const pod = data.vector[0]?.labels.pod;
      const victim = stage.clusters.get(FAULTS)?.processes.find((one) => one.pod === pod);
      assert.ok(victim, `no process is called ${pod}`);
      victim.process.child.kill('SIGKILL');
      await waitFor(
        'it is told',
        async () => toldIn(await stage.look(FAULTS, bereft)).has('taskmanager-lost'),
        TOLD_WITHIN_MS,
      );
    });
  }
};

for (const release of flinkReleases) describe(`Flink ${release}`, describeRelease(release));

const rulesOf = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ rule }) => rule);

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
