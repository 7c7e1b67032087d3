import type { Call, Expr } from '@flink-metrics/sdk/promql';
import { distinct, relabelled } from './distinct.ts';
import { dateFunctions, elementwiseFunctions } from './elementwise-functions.ts';
import type { EvaluationScope } from './evaluation.ts';
import { EvaluationError } from './evaluation.ts';
import { histogramQuantile } from './histogram-quantile.ts';
import { labelJoiner, labelReplacer, labelsOfAbsent } from './label-functions.ts';
import { NO_LABELS, withoutName } from './labels.ts';
import { ascending } from './numbers.ts';
import { keepsName, rangeFunctions } from './range-functions.ts';
import type { EvaluatedVector } from './series.ts';
import type { RangeVectorAt } from './windows.ts';

/** How arguments are compiled; given in, so that this and the expressions' own module do not import each other. */
export interface Compilers {
  compileVector(expr: Expr, scope: EvaluationScope): (time: number) => EvaluatedVector;
  compileScalar(expr: Expr, scope: EvaluationScope): (time: number) => number;
  compileRange(expr: Expr, scope: EvaluationScope): RangeVectorAt;
  text(expr: Expr | undefined): string;
}

type CompileCall = (
  call: Call,
  scope: EvaluationScope,
  compilers: Compilers,
) => (time: number) => EvaluatedVector;

/** @throws {EvaluationError} for a function that this does not evaluate. */
export const compileCall: CompileCall = (call, scope, compilers) => {
  if (call.func in rangeFunctions) return overRange(call, scope, compilers);
  if (call.func in elementwiseFunctions) return elementwise(call, scope, compilers);
  const compile = otherFunctions[call.func];
  if (compile === undefined)
    throw new EvaluationError('bad_data', `the simulator does not evaluate ${call.func}()`);
  return compile(call, scope, compilers);
};

const overRange: CompileCall = (call, scope, { compileRange, compileScalar }) => {
  const apply = rangeFunctions[call.func];
  const range = call.args.find(isRange);
  if (apply === undefined || range === undefined) throw missing(call);
  const windowsAt = compileRange(range, scope);
  const scalars = call.args
    .filter((argument) => argument !== range)
    .map((argument) => compileScalar(argument, scope));
  const relabel = relabelled((labels) => (keepsName.has(call.func) ? labels : withoutName(labels)));
  return (time) => {
    const parameters = scalars.map((scalarAt) => scalarAt(time));
    return windowsAt(time).flatMap(({ labels, window }) => {
      const value = apply(window, ...parameters);
      return value === undefined ? [] : [{ labels: relabel(labels), value }];
    });
  };
};

const elementwise: CompileCall = (call, scope, { compileVector, compileScalar }) => {
  const apply = elementwiseFunctions[call.func];
  const [argument, ...others] = call.args;
  if (apply === undefined || (argument === undefined && !dateFunctions.has(call.func)))
    throw missing(call);
  const vectorAt = argument === undefined ? timeVector : compileVector(argument, scope);
  const scalars = others.map((other) => compileScalar(other, scope));
  return (time) => {
    const vector = vectorAt(time);
    const parameters = scalars.map((scalarAt) => scalarAt(time));
    if (call.func === 'clamp' && isEmptyInterval(parameters)) return [];
    return distinct(
      vector.map(({ labels, value }) => ({
        labels: withoutName(labels),
        value: apply(value, ...parameters),
      })),
    );
  };
};

const otherFunctions: Readonly<Record<string, CompileCall>> = {
  absent: (call, scope, { compileVector }) => {
    const argument = argumentOf(call);
    const vectorAt = compileVector(argument, scope);
    const labels = argument.type === 'selector' ? labelsOfAbsent(argument) : NO_LABELS;
    return (time) => (vectorAt(time).length > 0 ? [] : [{ labels, value: 1 }]);
  },
  absent_over_time: (call, scope, { compileRange }) => {
    const argument = argumentOf(call);
    const windowsAt = compileRange(argument, scope);
    const labels = argument.type === 'matrix' ? labelsOfAbsent(argument.selector) : NO_LABELS;
    return (time) => (windowsAt(time).length > 0 ? [] : [{ labels, value: 1 }]);
  },
  histogram_quantile: (call, scope, { compileVector, compileScalar }) => {
    const quantileAt = compileScalar(argumentOf(call), scope);
    const vectorAt = compileVector(argumentOf(call, 1), scope);
    return (time) => distinct(histogramQuantile(quantileAt(time), vectorAt(time)));
  },
  // These read native histograms only, and the simulator has none.
  histogram_avg: onlyNativeHistograms,
  histogram_count: onlyNativeHistograms,
  histogram_stddev: onlyNativeHistograms,
  histogram_stdvar: onlyNativeHistograms,
  histogram_sum: onlyNativeHistograms,
  label_join: (call, scope, { compileVector, text }) => {
    const [vector, target, separator, ...sources] = call.args;
    return relabel(
      compileVector(vector ?? argumentOf(call), scope),
      labelJoiner(text(target), text(separator), sources.map(text), scope.options.prometheus),
    );
  },
  label_replace: (call, scope, { compileVector, text }) => {
    const [vector, target, replacement, source, pattern] = call.args;
    return relabel(
      compileVector(vector ?? argumentOf(call), scope),
      labelReplacer(
        text(target),
        text(replacement),
        text(source),
        text(pattern),
        scope.options.prometheus,
      ),
    );
  },
  sort: (call, scope, { compileVector }) =>
    sorted(compileVector(argumentOf(call), scope), (a, b) => ascending(-b, -a)),
  sort_desc: (call, scope, { compileVector }) =>
    sorted(compileVector(argumentOf(call), scope), (a, b) => ascending(b, a)),
  timestamp: (call, scope, { compileVector }) => {
    const argument = argumentOf(call);
    const vectorAt = compileVector(argument, scope);
    // Only a selector by itself gives the time of its samples.
    const sampled = argument.type === 'selector';
    return (time) =>
      distinct(
        vectorAt(time).map((element) => ({
          labels: withoutName(element.labels),
          value: ((sampled ? element.time : undefined) ?? time) / 1000,
        })),
      );
  },
  vector: (call, scope, { compileScalar }) => {
    const scalarAt = compileScalar(argumentOf(call), scope);
    return (time) => [{ labels: NO_LABELS, value: scalarAt(time) }];
  },
};

function onlyNativeHistograms(call: Call, scope: EvaluationScope, { compileVector }: Compilers) {
  compileVector(argumentOf(call), scope);
  return () => [];
}

function relabel(
  vectorAt: (time: number) => EvaluatedVector,
  change: Parameters<typeof relabelled>[0],
): (time: number) => EvaluatedVector {
  const changed = relabelled(change);
  return (time) => vectorAt(time).map(({ labels, value }) => ({ labels: changed(labels), value }));
}

const sorted =
  (vectorAt: (time: number) => EvaluatedVector, compare: (a: number, b: number) => number) =>
  (time: number): EvaluatedVector =>
    vectorAt(time).toSorted((a, b) => compare(a.value, b.value));

const timeVector = (time: number): EvaluatedVector => [{ labels: NO_LABELS, value: time / 1000 }];

const isRange = ({ type }: Expr): boolean => type === 'matrix' || type === 'subquery';

const isEmptyInterval = ([min = 0, max = 0]: readonly number[]): boolean => max < min;

function argumentOf(call: Call, index = 0): Expr {
  const argument = call.args[index];
  if (argument === undefined) throw missing(call);
  return argument;
}

const missing = (call: Call): EvaluationError =>
  new EvaluationError('bad_data', `wrong arguments in call to function "${call.func}"`);
