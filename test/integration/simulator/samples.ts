import { acceptsLabels } from '../../../packages/simulator/src/evaluate/matchers.ts';
import type { SeriesStore } from '../../../packages/simulator/src/evaluate/series.ts';

export interface Samples {
  readonly labels: Readonly<Record<string, string>>;
  /** Unix time in ms. */
  readonly times: readonly number[];
  readonly values: readonly number[];
}

const WINDOW = 50 * 60_000;

/** Series that end at `end` (ms), with everything that numbers do. Most values are multiples of 1/4, so that any order of adding is exact. */
export function sampleShapes(end: number): Samples[] {
  const series = (
    labels: Record<string, string> & { instance: string },
    value: (index: number) => number | undefined,
  ) => {
    const points = Array.from({ length: WINDOW / 15_000 }, (_, index) => ({
      time: end - WINDOW + index * 15_000 + 3_217 + labels.instance.length * 811,
      value: value(index),
    })).flatMap(({ time, value: sample }) =>
      sample === undefined ? [] : [{ time, value: sample }],
    );
    return {
      labels,
      times: points.map(({ time }) => time),
      values: points.map(({ value: sample }) => sample),
    };
  };
  const noise = (index: number, scale: number) =>
    (Math.trunc(Math.sin(index * 12.9898) * 43_758) % (4 * scale)) / 4;
  const of = (name: string, job: string, instance: string, more = {}) => ({
    __name__: name,
    job,
    instance,
    ...more,
  });
  return [
    series(of('events', 'a', '1'), (index) => index * 7),
    series(of('events', 'a', '22'), (index) => (index % 40) * 3.5),
    series(of('events', 'b', '1'), (index) => (index > 60 ? (index - 60) * 2 : undefined)),
    series(of('events', 'b', '22'), (index) => (index % 17 < 9 ? index : undefined)),
    series(of('level', 'a', '1', { zone: 'x' }), (index) => noise(index, 50)),
    series(of('level', 'a', '22', { zone: 'y' }), (index) => noise(index + 500, 20) - 30),
    series(of('level', 'b', '1', { zone: 'x' }), (index) => (index < 150 ? 12.25 : undefined)),
    series(of('level', 'c', '333'), (index) => Math.floor(index / 10)),
    series(of('odd', 'a', '1'), (index) => (index % 5 === 0 ? Number.NaN : index)),
    series(of('odd', 'b', '1'), (index) => (index % 50 === 7 ? Number.POSITIVE_INFINITY : -index)),
    series(of('odd', 'c', '1'), () => -(2 ** 63)),
    ...['0.5', '1', '2.5', '+Inf'].flatMap((le, rank) =>
      ['a', 'b'].map((job) =>
        series(of('wait_bucket', job, '1', { le }), (index) => index * (rank + 1) * (rank + 2)),
      ),
    ),
    series(of('info', 'a', '1', { version: '2.1', node: 'n-1' }), () => 1),
    series(of('info', 'a', '22', { version: '1.20', node: 'n-2' }), () => 1),
    series(of('info', 'b', '1', { version: '2.1', node: 'n-1' }), () => 1),
  ];
}

/** Samples for the evaluator; like loaded blocks, without marks of where a series ended. */
export const storeOf = (samples: readonly Samples[]): SeriesStore => ({
  select: (predicates) =>
    samples
      .filter(({ labels }) => acceptsLabels(predicates, labels))
      .map(({ labels, times, values }) => ({
        labels,
        samples: (from, to) => ({
          times: times.filter((time) => time >= from && time <= to),
          values: values.filter((_, index) => {
            const time = times[index] ?? 0;
            return time >= from && time <= to;
          }),
        }),
        latest: (from, to) => {
          const index = times.findLastIndex((time) => time <= to);
          const [time, value] = [times[index], values[index]];
          return time === undefined || value === undefined || time < from
            ? undefined
            : { time, value };
        },
      })),
});
