import type { Answer } from '../../answers/answer.ts';
import type { QueryRangeOptions } from '../../client/client.ts';
import type { Matrix, Series } from '../../data/matrix.ts';
import { type LiveRangeOptions, liveRange } from '../live-range.ts';

/** A make-believe server: samples by series and time, which may change at any moment. */
export function rangeServer() {
  const samples = new Map<string, Map<number, number>>();
  const asked: QueryRangeOptions[] = [];
  const hidden = new Set<string>();
  let failure: Error | undefined;
  let warnings: readonly string[] = [];
  const answer = ({ start, end, step }: Omit<QueryRangeOptions, 'signal'>): Matrix =>
    [...samples].flatMap(([name, values]): Series[] => {
      const times = [];
      for (let time = start; time <= end; time += step) if (values.has(time)) times.push(time);
      if (times.length === 0 || hidden.has(name)) return [];
      const at = (time: number) => values.get(time) ?? Number.NaN;
      return [
        { labels: { name }, times: Float64Array.from(times), values: Float64Array.from(times, at) },
      ];
    });
  return {
    asked,
    /** First and last time of each request since the last call. */
    takeAsked: () => asked.splice(0).map(({ start, end }) => [start, end]),
    answer,
    put(name: string, time: number, value: number) {
      const values = samples.get(name) ?? new Map();
      samples.set(name, values.set(time, value));
    },
    drop: () => samples.clear(),
    /** As if a series had ended at `time`. */
    endSeries(name: string, time: number) {
      const values = samples.get(name) ?? new Map();
      for (const at of values.keys()) if (at > time) values.delete(at);
    },
    /** A store is away: answers lack the series, and may say so. */
    hide(names: readonly string[], said: readonly string[] = []) {
      hidden.clear();
      for (const name of names) hidden.add(name);
      warnings = said;
    },
    fail(error: Error | undefined) {
      failure = error;
    },
    async queryRange(_query: string, options: QueryRangeOptions): Promise<Answer<Matrix>> {
      asked.push(options);
      if (failure !== undefined) throw failure;
      return { data: answer(options), warnings, infos: [] };
    },
  };
}

/** A live range over such a server, and the clock it goes by. */
export function rangeOver(options: Partial<LiveRangeOptions> & { readonly step: number }) {
  const { step } = options;
  const server = rangeServer();
  const clock = { now: 1_000_000 };
  const range = liveRange({
    client: server,
    query: 'up',
    range: 20 * step,
    overlap: 3 * step,
    now: () => clock.now,
    ...options,
  });
  /** A sample at each step, both ends included. */
  const fill = (name: string, from: number, to: number) => {
    for (let time = from; time <= to; time += step) server.put(name, time, time / 7);
  };
  const countOf = (name: string): number =>
    range.snapshot().matrix.find(({ labels }) => labels.name === name)?.times.length ?? 0;
  return { server, clock, range, fill, countOf };
}

export const byName = (matrix: Matrix): Matrix =>
  [...matrix].sort((a, b) => ((a.labels.name ?? '') < (b.labels.name ?? '') ? -1 : 1));
