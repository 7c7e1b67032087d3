import { chance } from './random.ts';

/** A stretch of time in ms, the end not in it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What goes wrong, in place of what goes wrong now and then by itself. */
export type Incident =
  | ({ readonly kind: 'backpressure' } & Span)
  /** The job fails and recovers, every 90 seconds. */
  | ({ readonly kind: 'restart-loop' } & Span)
  /** A TaskManager is killed and no other one comes: the job waits for slots. */
  | ({ readonly kind: 'dead-taskmanager' } & Span)
  /** Checkpoints run into their time-out. */
  | ({ readonly kind: 'failing-checkpoints' } & Span);

/** A course of events written beforehand: nothing else goes wrong. */
export interface Scenario {
  /** When the jobs were deployed, and deployed anew (ms, ascending). */
  readonly deployedAt: readonly number[];
  readonly incidents: readonly Incident[];
}

/** One run of the job's tasks, between two failures. */
export interface Incarnation extends Span {
  /** How often the job was restarted before, since it was deployed. */
  readonly restarts: number;
  /** When the failure happened that this recovered from. */
  readonly failedAt: number;
}

/** A TaskManager's pod. */
export interface Pod extends Span {
  /** Which of the job's TaskManagers this is, from 0. */
  readonly slot: number;
  /** The last number of its name: counts all pods ever asked for. */
  readonly number: number;
}

/** A life of the job's cluster: from when it was deployed until the next time. */
export interface Deployment extends Span {
  readonly index: number;
  readonly incarnations: readonly Incarnation[];
  readonly pods: readonly Pod[];
}

interface Failure {
  readonly time: number;
  /** The TaskManager that went down with it. */
  readonly lost?: number;
  readonly recovery: number;
}

const HOUR = 3_600_000;
const DEPLOYED_EVERY = 14 * 24 * HOUR;
const START_UP = 45_000;
const LOOP_PERIOD = 90_000;

/** Deployments that overlap a span: every two weeks with a failure a day, or what a scenario says. */
export function createTimeline(
  id: string,
  taskManagers: number,
  scenario: Scenario | undefined,
): (span: Span) => Deployment[] {
  const deployments = new Map<number, Deployment>();
  const phase = chance(id, 'deployed') * DEPLOYED_EVERY;
  const startOf = (index: number) =>
    Math.round(index * DEPLOYED_EVERY + phase + chance(id, 'delay', index) * 20 * HOUR);

  const deployment = (index: number): Deployment => {
    const span = { from: startOf(index), to: startOf(index + 1) };
    const known = deployments.get(index);
    if (known !== undefined) return known;
    const made = deploy(index, span, taskManagers, usualFailures(id, index, span, taskManagers));
    deployments.set(index, made);
    return made;
  };

  if (scenario !== undefined) {
    const failures = scenario.incidents.flatMap((incident) => failuresOf(incident, taskManagers));
    const written = scenario.deployedAt.map((from, index) => {
      const span = { from, to: scenario.deployedAt[index + 1] ?? Number.POSITIVE_INFINITY };
      const own = failures.filter(({ time }) => span.from <= time && time < span.to);
      return deploy(index, span, taskManagers, own);
    });
    return (span) => written.filter(({ from, to }) => from <= span.to && to > span.from);
  }
  return ({ from, to }) => {
    const first = Math.floor((from - phase) / DEPLOYED_EVERY) - 1;
    const last = Math.floor((to - phase) / DEPLOYED_EVERY);
    return Array.from({ length: last - first + 1 }, (_, offset) =>
      deployment(first + offset),
    ).filter((candidate) => candidate.from <= to && candidate.to > from);
  };
}

/** About one failure a day; every third takes a TaskManager with it. */
function usualFailures(
  id: string,
  deployment: number,
  { from, to }: Span,
  taskManagers: number,
): Failure[] {
  const failures: Failure[] = [];
  for (let number = 0; ; number++) {
    const time = Math.round(
      from + (9 + 23 * number + 11 * chance(id, 'failure', deployment, number)) * HOUR,
    );
    if (time > to - HOUR) return failures;
    const losesPod = number % 3 === 2;
    failures.push({
      time,
      recovery: losesPod ? 70_000 : 25_000,
      ...(losesPod ? { lost: Math.floor(number / 3) % taskManagers } : {}),
    });
  }
}

function failuresOf(incident: Incident, taskManagers: number): Failure[] {
  if (incident.kind === 'dead-taskmanager')
    return [{ time: incident.from, recovery: incident.to - incident.from, lost: taskManagers - 1 }];
  if (incident.kind !== 'restart-loop') return [];
  const count = Math.floor((incident.to - incident.from) / LOOP_PERIOD);
  return Array.from({ length: count }, (_, number) => ({
    time: incident.from + number * LOOP_PERIOD,
    recovery: 20_000,
  }));
}

function deploy(
  index: number,
  span: Span,
  taskManagers: number,
  failures: readonly Failure[],
): Deployment {
  return {
    index,
    ...span,
    incarnations: incarnationsOf(span, failures),
    pods: podsOf(span, taskManagers, failures),
  };
}

const incarnationsOf = (span: Span, failures: readonly Failure[]): Incarnation[] =>
  [undefined, ...failures].map((failure, restarts) => ({
    from: failure === undefined ? span.from + START_UP : failure.time + failure.recovery,
    to: failures[restarts]?.time ?? span.to,
    restarts,
    failedAt: failure?.time ?? span.from,
  }));

function podsOf(span: Span, taskManagers: number, failures: readonly Failure[]): Pod[] {
  const losses = failures.filter(({ lost }) => lost !== undefined);
  return Array.from({ length: taskManagers }, (_, slot) => {
    const own = losses.filter(({ lost }) => lost === slot);
    return [undefined, ...own].map((loss, generation) => ({
      slot,
      number: loss === undefined ? slot + 1 : taskManagers + 1 + losses.indexOf(loss),
      from: loss === undefined ? span.from + 15_000 : loss.time + loss.recovery - 30_000,
      to: own[generation]?.time ?? span.to,
    }));
  }).flat();
}
