import {
  type ChartDefinition,
  chartQuery,
  type JobScope,
} from '@flink-metrics/sdk/internal/flink-core';
import {
  type Matrix,
  type QueryClient,
  type RangeGrid,
  rangeGrid,
} from '@flink-metrics/sdk/prometheus';
import { print } from '@flink-metrics/sdk/promql';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readTimeRange, spanOf } from '../../range/time-range.ts';

/** Pause before a query, while the user is still choosing. */
const REST_MS = 250;
const POINTS = 240;

export interface PreviewTarget {
  readonly client: QueryClient;
  readonly scope: JobScope;
  /** Time between two samples, ms. */
  readonly interval: number;
  /** As in `PanelView`. */
  readonly range: string;
}

/** Queries what a chart would show. */
export class Preview implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #asked = '';
  #abort = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** PromQL. */
  query = '';
  matrix: Matrix | null = null;
  grid: RangeGrid | null = null;
  problem = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  stop(): void {
    this.#abort.abort();
    clearTimeout(this.#timer);
    this.#asked = '';
    this.matrix = null;
  }

  /** Sends the query, unless it is the same as the last one. */
  show(chart: ChartDefinition, { client, scope, interval, range }: PreviewTarget): void {
    const { start, end } = spanOf(readTimeRange(range), Date.now());
    const grid = rangeGrid({ start, end, points: POINTS, minStep: Math.min(interval, 15_000) });
    const window = { step: grid.step, interval, range: end - start };
    const query = print(chartQuery(chart, scope, window));
    if (this.#asked === query + range) return;
    this.stop();
    this.#asked = query + range;
    this.query = query;
    this.problem = '';
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.#timer = setTimeout(() => this.#ask(client, grid, signal), REST_MS);
  }

  async #ask(client: QueryClient, grid: RangeGrid, signal: AbortSignal): Promise<void> {
    try {
      const { data } = await client.queryRange(this.query, { ...grid, signal });
      if (signal.aborted) return;
      this.matrix = data;
      this.grid = grid;
    } catch (error) {
      if (signal.aborted) return;
      this.problem = error instanceof Error ? error.message : String(error);
    }
    this.#host.requestUpdate();
  }
}
