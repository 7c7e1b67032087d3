import type { Labels } from '@flink-metrics/sdk/prometheus';
import { type Expr, valueType } from '@flink-metrics/sdk/promql';
import { compileRange, compileScalar, compileVector } from './compile.ts';
import {
  Budget,
  defaultOptions,
  type EvaluateOptions,
  EvaluationError,
  type EvaluationScope,
} from './evaluation.ts';
import { labelsKey, NO_LABELS } from './labels.ts';
import type { EvaluatedVector, Points, SeriesStore } from './series.ts';

export type LabelledPoints = Points & { readonly labels: Labels };

export type QueryValue =
  | { readonly type: 'scalar'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'vector'; readonly vector: EvaluatedVector }
  | { readonly type: 'matrix'; readonly matrix: readonly LabelledPoints[] };

/** An instant query at `time` (ms). @throws {EvaluationError} */
export function evaluateInstant(
  expr: Expr,
  store: SeriesStore,
  time: number,
  options: EvaluateOptions = defaultOptions,
): QueryValue {
  const scope = scopeOf(store, time, time, options);
  switch (valueType(expr)) {
    case 'scalar':
      return { type: 'scalar', value: compileScalar(expr, scope)(time) };
    case 'string':
      return { type: 'string', value: expr.type === 'string' ? expr.value : '' };
    case 'vector':
      return { type: 'vector', vector: compileVector(expr, scope)(time) };
    case 'matrix':
      return {
        type: 'matrix',
        matrix: byLabels(
          compileRange(expr, scope)(time).map(({ labels, window }) => ({ labels, ...window })),
        ),
      };
  }
}

/** A range query: at `start`, `start + step`, … up to `end` (ms). @throws {EvaluationError} */
export function evaluateRange(
  expr: Expr,
  store: SeriesStore,
  range: { readonly start: number; readonly end: number; readonly step: number },
  options: EvaluateOptions = defaultOptions,
): readonly LabelledPoints[] {
  const scope = scopeOf(store, range.start, range.end, options);
  const vectorAt = vectorOrScalar(expr, scope);
  const series = new Map<string, { labels: Labels; times: number[]; values: number[] }>();
  for (let time = range.start; time <= range.end; time += range.step) {
    for (const { labels, value } of vectorAt(time)) {
      const key = labelsKey(labels);
      const points = series.get(key) ?? { labels, times: [], values: [] };
      points.times.push(time);
      points.values.push(value);
      series.set(key, points);
    }
  }
  return byLabels([...series.values()]);
}

function vectorOrScalar(expr: Expr, scope: EvaluationScope): (time: number) => EvaluatedVector {
  const type = valueType(expr);
  if (type === 'vector') return compileVector(expr, scope);
  if (type !== 'scalar')
    throw new EvaluationError(
      'bad_data',
      `invalid expression type "${type === 'matrix' ? 'range vector' : type}" for range query, must be Scalar or instant Vector`,
    );
  const scalarAt = compileScalar(expr, scope);
  return (time) => [{ labels: NO_LABELS, value: scalarAt(time) }];
}

const scopeOf = (
  store: SeriesStore,
  start: number,
  end: number,
  options: EvaluateOptions,
): EvaluationScope => ({ store, start, end, from: start, to: end, options, budget: new Budget() });

const byLabels = (matrix: readonly LabelledPoints[]): readonly LabelledPoints[] =>
  matrix.toSorted((a, b) => (labelsKey(a.labels) < labelsKey(b.labels) ? -1 : 1));
