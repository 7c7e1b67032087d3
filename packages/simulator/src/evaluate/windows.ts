import { type Labels, lowerBound } from '@flink-metrics/sdk/prometheus';
import type { MatrixSelector, Subquery } from '@flink-metrics/sdk/promql';
import { type EvaluationScope, firstInside, lookTime, plainDuration } from './evaluation.ts';
import { labelsKey } from './labels.ts';
import { selectorPredicates } from './matchers.ts';
import type { EvaluatedVector, Points, Window } from './series.ts';

/** What a range vector holds for one series; series without a sample in the range are not in it. */
export interface SeriesWindow {
  readonly labels: Labels;
  readonly window: Window;
}

export type RangeVectorAt = (time: number) => SeriesWindow[];

export function matrixWindows(matrix: MatrixSelector, scope: EvaluationScope): RangeVectorAt {
  const { selector } = matrix;
  const range = plainDuration(matrix.range);
  const endAt = lookTime(selector, scope);
  const [first, last] = [firstInside(endAt(scope.from) - range, scope), endAt(scope.to)];
  const series = scope.store
    .select(selectorPredicates(selector, scope.options.prometheus === 3), first, last)
    .map(({ labels, samples }) => {
      const points = samples(first, last);
      scope.budget.spend(points.times.length);
      return { labels, points };
    });
  return (time) => {
    const end = endAt(time);
    const start = end - range;
    return series.flatMap(({ labels, points }) => {
      const inside = slice(points, firstInside(start, scope), end);
      scope.budget.spend(inside.times.length);
      return inside.times.length === 0
        ? []
        : [{ labels, window: windowOf(inside, start, end, time, scope) }];
    });
  };
}

/** A subquery evaluates at the multiples of its step that lie in the range. */
export function subqueryWindows(
  subquery: Subquery,
  scope: EvaluationScope,
  compile: (scope: EvaluationScope) => (time: number) => EvaluatedVector,
): RangeVectorAt {
  const range = plainDuration(subquery.range);
  const step = plainDuration(subquery.step ?? scope.options.subqueryStep);
  // Known before it is tried: a step of 1 ms over a month is refused at once.
  scope.budget.spend(range / step);
  const endAt = lookTime(subquery, scope);
  const inner = { ...scope, from: endAt(scope.from) - range, to: endAt(scope.to) };
  const vectorAt = remembered(compile(inner), scope);
  return (time) => {
    const end = endAt(time);
    const start = end - range;
    const byKey = new Map<string, { labels: Labels; times: number[]; values: number[] }>();
    for (let at = Math.ceil(firstInside(start, scope) / step) * step; at <= end; at += step) {
      for (const { labels, value } of vectorAt(at)) {
        const key = labelsKey(labels);
        const series = byKey.get(key) ?? { labels, times: [], values: [] };
        series.times.push(at);
        series.values.push(value);
        byKey.set(key, series);
      }
    }
    return [...byKey.values()].map(({ labels, ...points }) => ({
      labels,
      window: windowOf(points, start, end, time, scope),
    }));
  };
}

/** The windows of neighbouring evaluation times share most of their steps. */
function remembered(
  vectorAt: (time: number) => EvaluatedVector,
  scope: EvaluationScope,
): (time: number) => EvaluatedVector {
  const known = new Map<number, EvaluatedVector>();
  return (time) => {
    const vector = known.get(time) ?? vectorAt(time);
    scope.budget.spend(1 + vector.length);
    known.set(time, vector);
    return vector;
  };
}

const windowOf = (
  { times, values }: Points,
  start: number,
  end: number,
  now: number,
  { options }: EvaluationScope,
): Window => ({ times, values, start, end, now, prometheus: options.prometheus });

function slice({ times, values }: Points, from: number, to: number): Points {
  const first = lowerBound(times, from);
  const after = lowerBound(times, to + 1);
  return { times: times.slice(first, after), values: values.slice(first, after) };
}
