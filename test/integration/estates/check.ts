/** Asks the SDK for what a job's page shows of an estate, and says where that is not so, and nobody says why. */
import {
  type Deployment,
  type DoubtKind,
  describeDeployment,
  discoverJobs,
  findJobStatus,
  findStaleProcesses,
  type JobScope,
  type JobStatus,
} from '@flink-metrics/sdk/flink';
import type { Labels, PrometheusClient } from '@flink-metrics/sdk/prometheus';
import { expectedNumbers, isFound, type Numbers, processesOf, runsNamed } from './expected.ts';
import {
  type EstateLayout,
  endOfPhase,
  estateTime,
  isThere,
  type Placed,
  type Run,
} from './layout.ts';
import { PHASES } from './plan.ts';
import { charts, numbersOf } from './shown.ts';

const interval = estateTime.interval * 1000;
const start = estateTime.start * 1000;
const time = estateTime.end * 1000;
const last = PHASES - 1;

/** Sentences on what is wrong, for whoever mends it. */
export async function faultsOf(
  client: PrometheusClient,
  layout: EstateLayout,
): Promise<readonly string[]> {
  const names = new Set(
    layout.runs.filter(({ namespace }) => namespace === layout.namespace).map((run) => run.jobName),
  );
  const faults: string[] = [];
  for (const jobName of names) {
    const found = await faultsOfJob(client, layout, jobName);
    faults.push(...found.map((fault) => `${jobName}: ${fault}`));
  }
  return [...faults, ...(await faultsOfPicker(client, layout))];
}

async function faultsOfJob(
  client: PrometheusClient,
  layout: EstateLayout,
  jobName: string,
): Promise<readonly string[]> {
  const { namespace } = layout;
  const deployment = await describeDeployment(client, namespace, { jobName, time, start });
  const runs = runsNamed(layout, jobName);
  if (deployment === null) return reportsNothing(layout) ? [] : ['nothing was found'];
  const doubts = new Set(deployment.doubts.map(({ kind }) => kind));
  const falseDoubts = falselyDoubted(layout, runs, deployment).map((kind) => `doubts ${kind}`);
  if (doubts.has('one-push-group')) return falseDoubts;

  const scope: JobScope = { deployment, namespace, jobName };
  const status = await findJobStatus(client, scope, { interval, time });
  const alive = runs.filter((run) => isThere(run, last));
  const statusFaults = faultsOfStatus(layout, alive, status, doubts);
  const narrowed = status === null || status.others.length === 0 ? scope : narrow(scope, status);
  const shown = await numbersOf(client, narrowed);
  const numberFaults = Array.from({ length: PHASES }, (_, phase) => {
    const there = runs.filter((run) => isThere(run, phase) && isOfScope(run, narrowed));
    // A range in which two ran at once, of which one is over: what is shown is of the name.
    if (there.length > 1) return [];
    if (doubts.has('push-times-missing') && hasDeadPusher(layout, phase)) return [];
    return differences(doubts, expectedNumbers(layout, there, phase), shown[phase]).map(
      (difference) => `phase ${phase}: ${difference}`,
    );
  });
  return [
    ...falseDoubts,
    ...statusFaults,
    ...numberFaults.flat(),
    ...(await faultsOfStale(client, layout, narrowed, runs)),
  ];
}

const isOfScope = (run: Run, { jobId, match = [] }: JobScope): boolean =>
  (jobId === undefined || run.id === jobId) &&
  match.every(({ name, value }) => (run.above[name] ?? '') === value);

/** What a page does where several runs report at once: it shows the newest alone. */
function narrow(scope: JobScope, { jobId, above, others }: JobStatus): JobScope {
  if (!others.some((run) => run.jobId === jobId)) return { ...scope, jobId };
  const match = Object.entries(above).map(([name, value]) => ({ name, op: '=', value }) as const);
  return { ...scope, jobId, match };
}

const reportsNothing = ({ processes, namespace }: EstateLayout): boolean =>
  processes.every((one) => one.namespace !== namespace || !reportsAny(one));

const reportsAny = ({ process: { kind, reports = () => true } }: Placed): boolean =>
  ['Status_JVM_Memory_Heap_Used', 'Status_JVM_Threads_Count', 'Status_JVM_CPU_Load'].some((name) =>
    reports(`flink_${kind}_${name}`),
  ) || reports(`flink_${kind}_job_`);

/** A doubt where nothing is doubtful is a fault as well: its reader looks for what is not there. */
function falselyDoubted(
  { plan, processes }: EstateLayout,
  runs: readonly Run[],
  { doubts, pod }: Deployment,
): readonly DoubtKind[] {
  const { transport, copies, filter } = plan;
  const hasTasks = processes.some(
    (one) => one.process.kind === 'taskmanager' && one.runs.some((run) => runs.includes(run)),
  );
  const isFiltered = filter.kind === 'only' || filter.endings.length > 0;
  const grounds: Readonly<Record<DoubtKind, boolean>> = {
    'push-times-missing': transport.kind === 'push' && !transport.timesKept,
    // The gateway keeps who pushed before: without times that looks as if both pushed now.
    'one-push-group':
      transport.kind === 'push' && (transport.group === null || !transport.timesKept),
    'processes-alike': transport.kind === 'push' && transport.group === null,
    // The gateway keeps who led before, under an id that stays.
    'jobs-alike': transport.kind === 'push' && !transport.timesKept,
    'scraped-twice': (copies === 'either' || copies === 'some-pods') && transport.kind === 'scrape',
    // Both copies are read from one address, and containers carry what tells the clusters.
    'copies-unproven': false,
    'containers-alike': false,
    'labels-missing': false,
    'pods-unknown': pod === null && plan.hasPods,
    'metrics-missing': isFiltered,
    'membership-missing': isFiltered || !hasTasks,
    'leader-missing': isFiltered,
  };
  return doubts.map(({ kind }) => kind).filter((kind) => !grounds[kind]);
}

function faultsOfStatus(
  layout: EstateLayout,
  alive: readonly Run[],
  status: JobStatus | null,
  doubts: ReadonlySet<DoubtKind>,
): readonly string[] {
  if (doubts.has('push-times-missing') && hasDeadPusher(layout, last)) return [];
  const isMissing = doubts.has('leader-missing') || doubts.has('metrics-missing');
  if (status === null) {
    return alive.length === 0 || isMissing ? [] : [`has no status, and ${alive.length} runs`];
  }
  const [newest] = alive.toSorted((a, b) => b.since - a.since);
  if (newest === undefined) return [`is ${status.state}, and no run is there`];
  const taskManagers = processesOf(layout, [chosen(alive, status) ?? newest], last).filter(
    ({ process }) => process.kind === 'taskmanager',
  ).length;
  const isLost = doubts.has('membership-missing');
  return [
    ...(doubts.has('leader-missing') ? [] : faultsOfRuns(alive, newest, status)),
    ...(status.taskManagers === taskManagers || isLost
      ? []
      : [`has ${taskManagers} TaskManagers, not ${status.taskManagers}`]),
  ];
}

function faultsOfRuns(alive: readonly Run[], newest: Run, status: JobStatus): readonly string[] {
  const shown = [status, ...status.others].map((run) => nameOf(run.jobId, run.above)).sort();
  const real = [...new Set(alive.map((run) => nameOf(run.id, run.above)))].sort();
  return [
    ...(shown.join() === real.join() ? [] : [`runs are ${shown.join()}, not ${real.join()}`]),
    ...(status.since === null || status.jobId === newest.id
      ? []
      : [`shows ${status.jobId}, and ${newest.id} is the newest`]),
  ];
}

const nameOf = (id: string, above: Labels): string =>
  JSON.stringify([
    id,
    // Where all of a job is in one zone, in one group or read by one Prometheus, that is true of the job as well.
    ...Object.entries(above)
      .filter(([label]) => !['zone', 'replica', 'prometheus'].includes(label))
      .sort(),
  ]);

const chosen = (runs: readonly Run[], { jobId, above }: JobStatus): Run | undefined =>
  runs.find(
    (run) =>
      run.id === jobId && Object.entries(run.above).every(([name, value]) => above[name] === value),
  );

/** A process that went without a word, and whose series the gateway still has. */
const hasDeadPusher = ({ processes, namespace }: EstateLayout, phase: number): boolean =>
  processes.some(
    (one) =>
      one.namespace === namespace &&
      one.to < phase &&
      one.process.pushes !== undefined &&
      one.process.deletesOnShutdown !== true,
  );

function differences(
  doubts: ReadonlySet<DoubtKind>,
  expected: Numbers,
  shown: Numbers | undefined,
): readonly string[] {
  return (Object.keys(charts) as (keyof Numbers)[]).flatMap((name) => {
    const [wanted, got] = [expected[name], shown?.[name] ?? null];
    if (isSame(wanted, got) || isTold(name, wanted, got, doubts)) return [];
    return [`${name} is ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`];
  });
}

function isSame(wanted: Numbers[keyof Numbers], got: Numbers[keyof Numbers]): boolean {
  if (typeof wanted === 'number' && typeof got === 'number') return isClose(wanted, got);
  if (wanted === null || got === null || typeof wanted === 'number' || typeof got === 'number') {
    return wanted === got;
  }
  const names = new Set([...Object.keys(wanted), ...Object.keys(got)]);
  return [...names].every((name) => isClose(wanted[name] ?? Number.NaN, got[name] ?? Number.NaN));
}

/** Rates are extrapolated. */
const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.abs(a);

/** Whether a doubt says that this number may be another, or a part of what is there. */
function isTold(
  name: keyof Numbers,
  wanted: Numbers[keyof Numbers],
  got: Numbers[keyof Numbers],
  doubts: ReadonlySet<DoubtKind>,
): boolean {
  if (name === 'records') return doubts.has('scraped-twice');
  const isOfPods = name === 'workingSet' || name === 'limit';
  return isOfPods && doubts.has('pods-unknown') && isPart(wanted, got);
}

const isPart = (wanted: Numbers[keyof Numbers], got: Numbers[keyof Numbers]): boolean =>
  Object.entries(got ?? {}).every(([name, value]) =>
    Object.entries(wanted ?? {}).some(([own, one]) => own === name && one === value),
  );

async function faultsOfStale(
  client: PrometheusClient,
  layout: EstateLayout,
  scope: JobScope,
  runs: readonly Run[],
): Promise<readonly string[]> {
  if (!scope.deployment.pushed) return [];
  const stale = await findStaleProcesses(client, scope, { interval, time });
  const own = runs.filter((run) => isOfScope(run, scope));
  const dead = layout.processes.filter(
    ({ to, runs: all, process }) =>
      to < last &&
      isFound(process) &&
      process.deletesOnShutdown !== true &&
      all.some((run) => own.includes(run) && run.to >= to),
  );
  const pushOf = (host: string, lastPush: number) => `${host} at ${lastPush}`;
  const shown = stale.map((one) => pushOf(one.host, one.lastPush / 1000)).sort();
  const real = dead.map(({ to, process }) => pushOf(process.host, endOfPhase(to) - 4)).sort();
  return shown.join() === real.join() ? [] : [`silent are ${shown.join()}, not ${real.join()}`];
}

async function faultsOfPicker(
  client: PrometheusClient,
  layout: EstateLayout,
): Promise<readonly string[]> {
  const deployment = await describeDeployment(client, layout.namespace, { time, start });
  if (deployment === null) return reportsNothing(layout) ? [] : ['nothing was found'];
  if (deployment.doubts.some(({ kind }) => kind === 'push-times-missing')) return [];
  if (deployment.doubts.some(({ kind }) => kind === 'leader-missing')) return [];
  const jobs = await discoverJobs(client, layout.namespace, { deployment, interval, time });
  const shown = jobs.map(({ id, above }) => nameOf(id, above)).sort();
  const real = layout.runs
    .filter((run) => run.namespace === layout.namespace && isThere(run, last))
    .map(({ id, above }) => nameOf(id, above))
    .sort();
  return shown.join() === real.join() ? [] : [`picks ${shown.join()}, not ${real.join()}`];
}
