import type { QueryClient } from '@flink-metrics/sdk/prometheus';
import { type Problem, problemOf } from '../../store/state/problem.ts';

/** What a field may suggest, or why it cannot. */
export interface Suggestions<Item> {
  /** Those of before, while newer ones are on their way. */
  readonly items: readonly Item[];
  /** Whether the server has said what there is: whoever asks may know. */
  readonly known: boolean;
  readonly loading: boolean;
  readonly problem: Problem | null;
}

export const noSuggestions: Suggestions<never> = {
  items: [],
  known: false,
  loading: false,
  problem: null,
};

type Load<Item> = (client: QueryClient, signal: AbortSignal) => Promise<readonly Item[]>;

/** Loads suggestions; a later request makes an earlier one void. */
export class SuggestionSource<Item> {
  readonly #load: Load<Item>;
  readonly #changed: (suggestions: Suggestions<Item>) => void;
  #items: readonly Item[] | null = null;
  #abort = new AbortController();

  constructor(load: Load<Item>, changed: (suggestions: Suggestions<Item>) => void) {
    this.#load = load;
    this.#changed = changed;
  }

  async refresh(client: QueryClient): Promise<void> {
    this.stop();
    const { signal } = this.#abort;
    this.#tell({ loading: true });
    try {
      const items = await this.#load(client, signal);
      if (signal.aborted) return;
      this.#items = items;
      this.#tell({});
    } catch (error) {
      if (signal.aborted) return;
      this.#items = null;
      this.#tell({ problem: problemOf(error) });
    }
  }

  /** Forgets what was loaded: it is of something else. */
  clear(): void {
    this.stop();
    this.#items = null;
    this.#tell({});
  }

  stop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  #tell(change: Partial<Suggestions<Item>>): void {
    const items = this.#items ?? [];
    this.#changed({ ...noSuggestions, items, known: this.#items !== null, ...change });
  }
}
