import { discoverJobs, discoverNamespaces } from '@flink-metrics/sdk/flink/job';
import type { QueryClient } from '@flink-metrics/sdk/prometheus';
import { type Problem, problemOf } from '../../state/problem.ts';

/** What a field may suggest, or why it cannot. */
export interface Suggestions {
  readonly options: readonly string[];
  readonly loading: boolean;
  readonly problem: Problem | null;
}

export const noSuggestions: Suggestions = { options: [], loading: false, problem: null };

/** Loads suggestions; a later request makes an earlier one void. */
export class SuggestionSource {
  readonly #load: (client: QueryClient, signal: AbortSignal) => Promise<readonly string[]>;
  readonly #changed: (suggestions: Suggestions) => void;
  #abort = new AbortController();

  constructor(
    load: (client: QueryClient, signal: AbortSignal) => Promise<readonly string[]>,
    changed: (suggestions: Suggestions) => void,
  ) {
    this.#load = load;
    this.#changed = changed;
  }

  async refresh(client: QueryClient): Promise<void> {
    this.stop();
    const { signal } = this.#abort;
    this.#changed({ ...noSuggestions, loading: true });
    try {
      const options = await this.#load(client, signal);
      if (!signal.aborted) this.#changed({ ...noSuggestions, options });
    } catch (error) {
      if (!signal.aborted) this.#changed({ ...noSuggestions, problem: problemOf(error) });
    }
  }

  stop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }
}

export const loadNamespaces = (
  client: QueryClient,
  signal: AbortSignal,
): Promise<readonly string[]> => discoverNamespaces(client, { signal });

/** Names only: a job that was started anew is there twice, under two ids. */
export async function loadJobs(
  client: QueryClient,
  namespace: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (namespace === '') return [];
  const jobs = await discoverJobs(client, namespace, { signal });
  return [...new Set(jobs.map(({ name }) => name))];
}
