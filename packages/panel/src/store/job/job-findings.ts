import type { Diagnosis, JobPlan, Rule } from '@flink-metrics/sdk/flink/rules';
import type { QueryClient } from '@flink-metrics/sdk/prometheus';
import { loadRules } from '../../later/load.ts';
import { spanOf } from '../../range/time-range.ts';
import type { HostRules } from '../state/findings.ts';
import type { FindingsEvents } from '../state/panel-events.ts';
import { problemOf } from '../state/problem.ts';
import type { StateStore } from '../state/state-store.ts';
import { foundBy } from './found-by.ts';
import type { Visit } from './visit.ts';

/** What is wrong changes within minutes; and each look is three requests. */
const LEAST_INTERVAL_MS = 30_000;

/** Asks what is wrong with a job, once its charts are there. */
export interface JobFindings {
  /** Asks as of the end of the visit's range, unless that was done a moment ago. Never rejects: the state says why. */
  ask(visit: Visit, signal: AbortSignal): Promise<void>;
}

export interface JobFindingsOptions {
  readonly state: StateStore<keyof FindingsEvents>;
  /** For what may wait until the charts are there. */
  readonly patient: QueryClient;
  /** Of the host, beside ours; null where nobody wants to know. */
  readonly rules: () => HostRules | null;
  /** Of the host, where it knows the order of the tasks. */
  readonly topology: () => JobPlan | undefined;
  /** Unix ms. */
  readonly now: () => number;
}

/** What was asked last. */
interface Look {
  readonly visit: Visit;
  readonly rules: HostRules;
  readonly topology: JobPlan | undefined;
  /** The moment that was looked at, Unix ms. */
  readonly at: number;
  /** When that was, Unix ms. */
  readonly time: number;
}

export function createJobFindings(options: JobFindingsOptions): JobFindings {
  const { state, patient, rules, topology, now } = options;
  let last: Look | null = null;

  const isDue = (next: Look) =>
    next.visit !== last?.visit ||
    next.rules !== last.rules ||
    next.topology !== last.topology ||
    (next.at !== last.at && next.time - last.time >= LEAST_INTERVAL_MS);

  return {
    async ask(visit, signal) {
      const host = rules();
      const { range, moment } = visit.time;
      const at = spanOf(range, moment()).end;
      if (host === null) return;
      const next: Look = { visit, rules: host, topology: topology(), at, time: now() };
      if (!isDue(next)) return;
      last = next;
      try {
        const diagnosis = await look(patient, next, signal);
        if (!signal.aborted) state.dispatch('findings', foundBy(diagnosis));
      } catch (error) {
        // What was dropped, or failed at a moment that does not move on, is asked for again.
        last = signal.aborted ? null : { ...last, at: Number.NaN };
        if (signal.aborted) return;
        state.dispatch('findings', { ...state.snapshot().findings, problem: problemOf(error) });
      }
    },
  };
}

async function look(
  client: QueryClient,
  { visit, rules: host, topology, at }: Look,
  signal: AbortSignal,
): Promise<Diagnosis> {
  const { diagnose, parseRules } = await loadRules();
  const { scope, interval } = visit;
  const rules: readonly Rule[] | undefined = host.length === 0 ? undefined : parseRules(host);
  return diagnose(client, scope, { at, interval, signal, rules, topology });
}
