import { isPromQLSyntaxError, parse } from '@flink-metrics/sdk/promql/parse';
import { evaluateInstant, evaluateRange, type LabelledPoints } from '../evaluate/evaluate.ts';
import { defaultOptions, type EvaluateOptions } from '../evaluate/evaluation.ts';
import type { SeriesStore } from '../evaluate/series.ts';
import { type ApiAnswer, BadRequest, invalidParameter, success, syntaxProblem } from './answer.ts';
import {
  durationParameter,
  limitParameter,
  requiredParameter,
  timeParameter,
} from './parameters.ts';

export interface QueryContext {
  readonly store: SeriesStore;
  readonly prometheus: 2 | 3;
  readonly now: () => number;
}

const MAX_POINTS = 11_000;

export function instantQuery(parameters: URLSearchParams, context: QueryContext): ApiAnswer {
  const time = timeParameter(parameters, 'time') ?? context.now();
  const value = evaluateInstant(
    parsed(parameters),
    context.store,
    time,
    evaluateOptions(parameters, context),
  );
  switch (value.type) {
    case 'scalar':
      return success({
        resultType: 'scalar',
        result: [jsonTime(time), jsonValue(value.value)],
      });
    case 'string':
      return success({ resultType: 'string', result: [jsonTime(time), value.value] });
    case 'vector':
      return limited('vector', parameters, value.vector, ({ labels, value: sample }) => ({
        metric: labels,
        value: [jsonTime(time), jsonValue(sample)],
      }));
    case 'matrix':
      return limited('matrix', parameters, value.matrix, matrixSeries);
  }
}

export function rangeQuery(parameters: URLSearchParams, context: QueryContext): ApiAnswer {
  const start = requiredParameter(timeParameter(parameters, 'start'), 'start', 'timestamp');
  const end = requiredParameter(timeParameter(parameters, 'end'), 'end', 'timestamp');
  if (end < start) throw invalidParameter('end', 'end timestamp must not be before start time');
  const step = requiredParameter(durationParameter(parameters, 'step'), 'step', 'duration');
  if (step <= 0)
    throw invalidParameter(
      'step',
      'zero or negative query resolution step widths are not accepted. Try a positive integer',
    );
  if ((end - start) / step > MAX_POINTS)
    throw new BadRequest(
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    );
  const matrix = evaluateRange(
    parsed(parameters),
    context.store,
    { start, end, step },
    evaluateOptions(parameters, context),
  );
  return limited('matrix', parameters, matrix, matrixSeries);
}

function parsed(parameters: URLSearchParams) {
  const query = parameters.get('query') ?? '';
  try {
    return parse(query);
  } catch (error) {
    if (isPromQLSyntaxError(error)) throw invalidParameter('query', syntaxProblem(error));
    throw error;
  }
}

const evaluateOptions = (
  parameters: URLSearchParams,
  { prometheus }: QueryContext,
): EvaluateOptions => ({
  ...defaultOptions,
  prometheus,
  lookback: durationParameter(parameters, 'lookback_delta') ?? defaultOptions.lookback,
});

const matrixSeries = ({ labels, times, values }: LabelledPoints) => ({
  metric: labels,
  values: times.map((time, index) => [jsonTime(time), jsonValue(values[index] ?? Number.NaN)]),
});

function limited<T>(
  resultType: string,
  parameters: URLSearchParams,
  series: readonly T[],
  toJson: (series: T) => unknown,
): ApiAnswer {
  const limit = limitParameter(parameters);
  return success(
    { resultType, result: series.slice(0, limit).map(toJson) },
    series.length > limit ? ['results truncated due to limit'] : [],
  );
}

/** A sample's time as Prometheus writes it: seconds, with a fraction where there is one. */
export const jsonTime = (milliseconds: number): number => milliseconds / 1000;

/** A sample's value as Prometheus writes it: text, with exponents as Go has them. */
export function jsonValue(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Number.POSITIVE_INFINITY) return '+Inf';
  if (value === Number.NEGATIVE_INFINITY) return '-Inf';
  if (Object.is(value, -0)) return '-0';
  return String(value).replace(/e([+-])(\d)$/, 'e$10$2');
}
