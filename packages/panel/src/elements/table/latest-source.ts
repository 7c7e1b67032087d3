import {
  type JobScope,
  type LatestValues,
  type LatestValuesOptions,
  latestValues,
} from '@flink-metrics/sdk/internal/flink-core';
import type { QueryClient } from '@flink-metrics/sdk/prometheus';
import { type Problem, problemOf } from '../../store/state/problem.ts';

/** Of what the latest values are wanted. */
export interface LatestQuestion {
  readonly client: QueryClient;
  readonly scope: JobScope;
  /** Between two samples, ms. */
  readonly interval: number;
  /** Unix ms; the server's now when undefined. */
  readonly time: number | undefined;
}

export interface LatestState {
  readonly asking: boolean;
  /** Kept while newer ones come, and when these do not. */
  readonly answer: LatestValues | null;
  readonly problem: Problem | null;
}

export interface LatestSource {
  readonly state: LatestState;
  /**
   * Asks for the metrics that are chosen of all; what was under way is dropped. Never rejects.
   */
  ask(question: LatestQuestion, choose?: LatestValuesOptions['choose']): Promise<void>;
  /** Forgets the answer, which is another job's. */
  forget(): void;
  /** Drops what is under way. */
  stop(): void;
}

const nothingYet: LatestState = { asking: false, answer: null, problem: null };

export function createLatestSource(changed: () => void): LatestSource {
  let state = nothingYet;
  let abort = new AbortController();
  const set = (next: Partial<LatestState>) => {
    state = { ...state, ...next };
    changed();
  };
  const stop = () => {
    abort.abort();
    if (state.asking) set({ asking: false });
  };

  return {
    get state() {
      return state;
    },

    async ask({ client, scope, ...options }, choose) {
      abort.abort();
      abort = new AbortController();
      const { signal } = abort;
      set({ asking: true });
      try {
        const answer = await latestValues(client, scope, { ...options, choose, signal });
        if (!signal.aborted) set({ asking: false, answer, problem: null });
      } catch (error) {
        if (!signal.aborted) set({ asking: false, problem: problemOf(error) });
      }
    },

    forget() {
      stop();
      set(nothingYet);
    },
    stop,
  };
}
