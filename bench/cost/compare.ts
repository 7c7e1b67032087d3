import { type LiveRange, labelKey } from '@flink-metrics/sdk/prometheus';
import type { Figure } from '../support/figure.ts';
import type { Cost } from './counted-client.ts';

/** What all charts of a view showed, and what that cost. */
export interface Look {
  readonly ids: readonly string[];
  readonly first: Cost;
  readonly refresh: Cost;
  readonly values: readonly Values[];
}

export type Costs = Readonly<Record<'before' | 'after', Look>>;

/** @throws {Error} where a chart shows something else. */
export function compare(before: Look, after: Look): Costs {
  for (const [index, id] of before.ids.entries()) {
    if (isSame(before.values[index], after.values[index])) continue;
    throw new Error(`${id} shows something else than before`);
  }
  return { before, after };
}

/** What a first look may cost at most. */
export interface Goals {
  readonly samples?: number | undefined;
  /** Of what it cost before. */
  readonly share?: number | undefined;
}

export function figuresOf(
  { before, after }: Costs,
  title: string,
  goals: Goals = {},
): readonly Figure[] {
  const figure = (what: string, value: number, unit: string, most?: number): Figure => ({
    bench: 'cost',
    case: `${title}, ${what}`,
    value,
    unit,
    ...(most === undefined ? {} : { goal: most }),
  });
  const costs = (what: string, cost: Cost, samples?: number) =>
    Object.entries(cost).map(([unit, value]) =>
      figure(what, value, unit, unit === 'samples' ? samples : undefined),
    );
  const share = after.first.samples / before.first.samples;
  return [
    ...costs('first look before', before.first),
    ...costs('first look', after.first, goals.samples),
    ...costs('refresh before', before.refresh),
    ...costs('refresh', after.refresh),
    figure('first look: samples / before', share, 'ratio', goals.share),
  ];
}

export type Values = ReadonlyMap<string, readonly number[]>;

/** By series: times and values. */
export function valuesOf(range: LiveRange): Values {
  const { matrix } = range.snapshot();
  return new Map(
    matrix.map(({ labels, times, values }) => [labelKey(labels), [...times, ...values]]),
  );
}

/** Prometheus adds up in any order, so last digits differ from one time to the next. */
function isSame(one: Values = new Map(), other: Values = new Map()): boolean {
  const isClose = (a: number, b = Number.NaN) =>
    Object.is(a, b) || Math.abs(a - b) <= 1e-9 * Math.abs(a);
  return (
    one.size === other.size &&
    [...one].every(([key, values]) => {
      const others = other.get(key);
      return (
        others?.length === values.length && values.every((value, at) => isClose(value, others[at]))
      );
    })
  );
}
