import type { Scenario } from './cluster/timeline.ts';

/** What the simulated cluster goes through, or how its Prometheus misbehaves. */
export type ScenarioName =
  /** Days like any: a failure a day, an episode of backpressure, a failed checkpoint now and then. */
  | 'usual'
  /** Nothing goes wrong. */
  | 'healthy'
  /** The slowest task has held the others up for ten minutes. */
  | 'backpressured'
  /** The jobs have failed and recovered every 90 seconds for ten minutes. */
  | 'restarting'
  /** A job that failed again and again was deployed anew, and has held since. */
  | 'redeployed'
  /** A TaskManager was killed ten minutes ago, and none came in its place. */
  | 'dead-taskmanager'
  /** No checkpoint has been completed for ten minutes. */
  | 'failing-checkpoints'
  /** Prometheus is there, and has no series at all. */
  | 'no-data'
  /** Every answer is 503 with a body that is not Prometheus's. */
  | 'unavailable'
  /** Every answer is a login page, with status 200. */
  | 'login-page'
  /** Every answer breaks off in the middle. */
  | 'truncated'
  /** No answer comes. */
  | 'hanging';

export type Fault = 'unavailable' | 'login-page' | 'truncated' | 'hanging';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The events of a scenario that starts to go wrong ten minutes before `now` (ms); undefined for `usual`. */
export function scenarioEvents(name: ScenarioName, now: number): Scenario | undefined {
  const deployedAt = [now - 3 * DAY];
  const incident = { from: now - 10 * MINUTE, to: now + 365 * DAY };
  switch (name) {
    case 'usual':
      return undefined;
    case 'backpressured':
      return { deployedAt, incidents: [{ kind: 'backpressure', ...incident }] };
    case 'restarting':
      // One end a day later: each restart is an event of its own.
      return {
        deployedAt,
        incidents: [{ kind: 'restart-loop', from: incident.from, to: now + DAY }],
      };
    case 'redeployed':
      return {
        deployedAt: [...deployedAt, now - 20 * MINUTE],
        incidents: [
          { kind: 'failing-checkpoints', from: now - 38 * MINUTE, to: now - 31 * MINUTE },
          { kind: 'restart-loop', from: now - 30 * MINUTE, to: now - 24 * MINUTE },
        ],
      };
    case 'dead-taskmanager':
    case 'failing-checkpoints':
      return { deployedAt, incidents: [{ kind: name, ...incident }] };
    default:
      return { deployedAt, incidents: [] };
  }
}

export function faultOf(name: ScenarioName): Fault | undefined {
  const faults: readonly ScenarioName[] = ['unavailable', 'login-page', 'truncated', 'hanging'];
  return faults.includes(name) ? (name as Fault) : undefined;
}
