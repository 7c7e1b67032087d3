import { type ChartDefinition, chartQuery, type JobScope } from '@flink-metrics/sdk/flink/job';
import {
  type Matrix,
  type QueryClient,
  type RangeGrid,
  rangeGrid,
} from '@flink-metrics/sdk/prometheus';
import { print } from '@flink-metrics/sdk/promql';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readTimeRange, spanOf } from '../../state/time-range.ts';

/** While somebody is still choosing nobody waits for the answer. */
const REST_MS = 250;
const POINTS = 240;

export interface PreviewTarget {
  readonly client: QueryClient;
  readonly scope: JobScope;
  /** Between two samples, ms. */
  readonly interval: number;
  /** As `PanelView` has it. */
  readonly range: string;
}

/** What a chart would show. */
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

  /** Asks, unless that is what was asked last. */
  show(chart: ChartDefinition, { client, scope, interval, range }: PreviewTarget): void {
    const span = readTimeRange(range);
    const { start, end } = spanOf(span, Date.now());
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
