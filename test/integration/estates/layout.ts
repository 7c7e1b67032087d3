/** Lays a plan out: which processes and runs there are, and what each is called by whom. */
import { sanitizeLabelValue } from '@flink-metrics/sdk/flink';
import type { EstateJob, EstateProcess, EstateTime } from '../../support/estate.ts';
import { type FlinkContext, isHost, podsOf, targetsOf } from './labels.ts';
import { type EstatePlan, jobNames, PHASES, type Span } from './plan.ts';

type Labels = Readonly<Record<string, string>>;

/** In s. */
export const PHASE = 480;
const INTERVAL = 60;
const START = 1_700_001_000;
export const estateTime: EstateTime = {
  start: START,
  end: START + PHASES * PHASE,
  interval: INTERVAL,
};
/** Unix time in s: of the last sample of a phase. */
export const endOfPhase = (phase: number): number => START + (phase + 1) * PHASE;

/** One run of a job. */
export interface Run extends Span {
  /** As its user knows it. */
  readonly jobName: string;
  readonly id: string;
  readonly namespace: string;
  readonly above: Labels;
  /** In s after the start. */
  readonly since: number;
}

/** A process, and what is known of it that no series says. */
export interface Placed extends Span {
  readonly process: EstateProcess;
  readonly namespace: string;
  readonly above: Labels;
  /** Those that it leads, or runs a part of. */
  readonly runs: readonly Run[];
  readonly pod: string;
}

export interface EstateLayout {
  readonly plan: EstatePlan;
  /** The one that is looked at. */
  readonly namespace: string;
  readonly runs: readonly Run[];
  readonly processes: readonly Placed[];
}

/** @param index makes the namespaces of each estate in one Prometheus its own */
export function layOut(plan: EstatePlan, index: number): EstateLayout {
  const names = [`shop-${index}`, `mall-${index}`] as const;
  const counts = new Map<string, number>();
  let mark = 1;
  const nextMark = () => {
    mark *= 2;
    return mark / 2;
  };
  const clusters = plan.flinks.map((flink, number) => {
    const above = plan.clusters[flink.cluster % plan.clusters.length] ?? {};
    const namespace = names[flink.isNeighbour ? 1 : 0];
    const place = JSON.stringify([above, namespace]);
    const ordinal = counts.get(place) ?? 0;
    counts.set(place, ordinal + 1);
    return flinkCluster({ plan, flink, number, above, namespace, name: `etl${ordinal}`, nextMark });
  });
  const processes = clusters.flatMap(({ processes }) => processes);
  return {
    plan,
    namespace: names[0],
    runs: clusters.flatMap(({ runs }) => runs),
    processes: plan.transport.kind === 'push' ? withGroupsTakenOver(processes) : processes,
  };
}

/** What a process pushes takes the place of what another one pushed into its group before. */
function withGroupsTakenOver(processes: readonly Placed[]): readonly Placed[] {
  const groupOf = ({ process }: Placed) => JSON.stringify(process.targets);
  return processes.map((placed) => {
    const sharing = processes.filter((other) => groupOf(other) === groupOf(placed));
    if (sharing.length === 1) return placed;
    // A group has one time of its last push, whoever pushed.
    const beside = sharing.find((other) => overlap(other, placed));
    return {
      ...placed,
      process: {
        ...placed.process,
        deletesOnShutdown: true,
        ...(beside !== placed && { pushes: 'dropped' as const }),
      },
    };
  });
}

function flinkCluster(context: FlinkContext): Pick<EstateLayout, 'runs' | 'processes'> {
  const { flink } = context;
  const generations =
    flink.kind === 'session' ? [{ from: 0, to: PHASES - 1 }] : spansBetween(flink.cuts);
  const parts = generations.map((life, generation) => {
    const runs = flink.kind === 'session' ? sessionRuns(context) : [applicationRun(context, life)];
    return { runs, processes: generationOf(context, life, generation, runs) };
  });
  return {
    runs: parts.flatMap(({ runs }) => runs),
    processes: parts.flatMap(({ processes }) => processes),
  };
}

const spansBetween = (cuts: readonly number[]): readonly Span[] =>
  [0, ...cuts].map((from, index) => ({ from, to: (cuts[index] ?? PHASES) - 1 }));

function sessionRuns(context: FlinkContext): readonly Run[] {
  return context.flink.jobs.map(({ name, ...life }, index) =>
    runOf(context, life, jobNames[name] ?? '', `s${context.number}j${index}`, index),
  );
}

/** Two clusters that deploy one application with high availability have it under one id. */
function applicationRun(context: FlinkContext, life: Span): Run {
  const { flink, number, name } = context;
  const id = flink.fixedId ? `id-of-${name}` : `a${number}r${life.from}`;
  return runOf(context, life, jobNames[flink.jobs[0]?.name ?? 0] ?? '', id, 0);
}

function runOf(
  { namespace, above, number }: FlinkContext,
  life: Span,
  jobName: string,
  id: string,
  index: number,
): Run {
  // No two came up at once, so that one is the newest.
  const since = (life.from === 0 ? -3600 : life.from * PHASE) + number * 10 + index;
  return { ...life, jobName, id, namespace, above, since };
}

function generationOf(
  context: FlinkContext,
  life: Span,
  generation: number,
  runs: readonly Run[],
): readonly Placed[] {
  const { flink, name, namespace } = context;
  const hash = `5d4f8c9b7d-x2k4${'zwv'[generation] ?? 'z'}`;
  const leader = placed(context, 'jobmanager', life, runs, {
    pod: `${name}-${hash}`,
    slot: 0,
    generation: life.from,
    host: flink.hasStandby || !flink.native ? null : `${name}.${namespace}`,
  });
  const standby = flink.hasStandby
    ? [
        placed(context, 'jobmanager', life, [], {
          pod: `${name}-${hash.slice(0, -1)}q`,
          slot: 9,
          generation: life.from,
          host: null,
        }),
      ]
    : [];
  const workers = flink.taskManagers.flatMap((one, index) => {
    const own = { from: Math.max(one.from, life.from), to: Math.min(one.to, life.to) };
    if (own.from > own.to) return [];
    const runsHere =
      flink.kind === 'session'
        ? runs.filter((run, bit) => ((one.runs >> bit) & 1) === 1 && overlap(run, own))
        : runs;
    const pod = `${name}-taskmanager-1-${index + 1}`;
    return [
      placed(context, 'taskmanager', own, runsHere, {
        pod,
        slot: index + 1,
        host: null,
        generation: life.from,
      }),
    ];
  });
  return [leader, ...standby, ...workers];
}

export const overlap = (one: Span, other: Span): boolean =>
  one.from <= other.to && other.from <= one.to;

export const isThere = ({ from, to }: Span, phase: number): boolean => from <= phase && phase <= to;

/** In s after the start; what begins after the first phase comes an interval later. */
const secondsOf = ({ from, to }: Span) => ({
  from: from === 0 ? 0 : from * PHASE + INTERVAL,
  ...(to < PHASES - 1 && { to: (to + 1) * PHASE }),
});

function placed(
  context: FlinkContext,
  kind: EstateProcess['kind'],
  life: Span,
  runs: readonly Run[],
  {
    pod,
    host,
    slot,
    generation,
  }: { generation: number; pod: string; host: string | null; slot: number },
): Placed {
  const { plan, flink, number, namespace, above, nextMark } = context;
  const mark = nextMark();
  const bit = Math.log2(mark);
  // A pod has an address of its own, a host comes up again under the one it had.
  const address = isHost(plan) ? `10.9.${number}.${slot}` : `10.${flink.cluster}.${bit}.7`;
  const written = plan.sanitized ? sanitizeLabelValue : (value: string) => value;
  const { transport } = plan;
  const jobs = runs.map(
    (run): EstateJob => ({
      name: written(run.jobName),
      id: run.id,
      since: run.since,
      // What ends with its process ends as that does: pushed series stay.
      ...secondsOf({ from: Math.max(run.from, life.from), to: run.to < life.to ? run.to : PHASES }),
    }),
  );
  // A session cluster that is upgraded starts anew, as an application does; this one lives through it all.
  const isNew = (flink.kind === 'session' ? 0 : generation) >= plan.upgradedFrom;
  // Outside Kubernetes an id ends at random.
  const isNative = flink.native && !isHost(plan);
  const tmId = isNative ? pod : `${address}:6122-a1b2${(0x1000 + bit).toString(16)}`;
  const process: EstateProcess = {
    kind,
    mark,
    host: written(host ?? address),
    ...(kind === 'taskmanager' && { tmId: written(tmId) }),
    jobs,
    targets: targetsOf(context, { kind, pod, address, bit, slot }),
    ...secondsOf(life),
    ...(transport.kind === 'push' && {
      pushes: transport.timesKept ? ('kept' as const) : ('dropped' as const),
      deletesOnShutdown: transport.deletesOnShutdown,
    }),
    ...(plan.hasPods && transport.kind !== 'standalone' && podsOf(context, pod, bit)),
    reports: (name) => reports(plan, name) && (isNew || !name.includes('_fileMerging_')),
  };
  return { ...life, process, namespace, above, runs, pod };
}

export function reports({ filter }: EstatePlan, name: string): boolean {
  return filter.kind === 'only'
    ? new RegExp(`^(?:${filter.pattern})$`).test(name)
    : !filter.endings.some((ending) => name.endsWith(ending));
}
