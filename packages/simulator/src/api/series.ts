import { isPromQLSyntaxError, parseSelector } from '@flink-metrics/sdk/promql/parse';
import { labelsKey } from '../evaluate/labels.ts';
import { selectorPredicates } from '../evaluate/matchers.ts';
import type { LabelPredicate } from '../evaluate/series.ts';
import type { SimulatedStore } from '../store.ts';
import { type ApiAnswer, BadRequest, invalidParameter, success, syntaxProblem } from './answer.ts';
import { limitParameter, timeParameter } from './parameters.ts';

export interface SeriesContext {
  readonly store: SimulatedStore;
  readonly prometheus: 2 | 3;
}

export function listSeries(parameters: URLSearchParams, context: SeriesContext): ApiAnswer {
  if (parameters.getAll('match[]').length === 0)
    throw new BadRequest('no match[] parameter provided');
  const { from, to } = listedRange(parameters);
  const found = new Map(
    matchers(parameters, context).flatMap((predicates) =>
      context.store
        .select(predicates, from, to)
        .map(({ labels }) => [labelsKey(labels), labels] as const),
    ),
  );
  return limited([...found.values()], parameters);
}

export function listLabels(parameters: URLSearchParams, context: SeriesContext): ApiAnswer {
  const { from, to } = listedRange(parameters);
  const names = matchers(parameters, context).flatMap((predicates) => [
    ...context.store.labelNames(predicates, from, to),
  ]);
  return limited(sortedUnique(names), parameters);
}

export function listLabelValues(
  label: string,
  parameters: URLSearchParams,
  context: SeriesContext,
): ApiAnswer {
  if (label === '') throw new BadRequest(`invalid label name: ${JSON.stringify(label)}`);
  const { from, to } = listedRange(parameters);
  const values = matchers(parameters, context).flatMap((predicates) => [
    ...context.store.labelValues(label, predicates, from, to),
  ]);
  return limited(sortedUnique(values), parameters);
}

/** Without a start and an end: all that is kept. */
function listedRange(parameters: URLSearchParams): { from: number; to: number } {
  const from = timeParameter(parameters, 'start') ?? 0;
  const to = timeParameter(parameters, 'end') ?? Number.MAX_SAFE_INTEGER;
  if (to < from) throw invalidParameter('end', 'end timestamp must not be before start time');
  return { from, to };
}

/** A set of predicates for each `match[]`; their answers are a union. Without any: everything. */
function matchers(parameters: URLSearchParams, { prometheus }: SeriesContext): LabelPredicate[][] {
  const texts = parameters.getAll('match[]');
  return texts.length === 0
    ? [[]]
    : texts.map((text) => selectorPredicates(selectorOf(text), prometheus === 3));
}

function selectorOf(text: string) {
  try {
    return parseSelector(text);
  } catch (error) {
    if (isPromQLSyntaxError(error)) throw invalidParameter('match[]', syntaxProblem(error));
    throw error;
  }
}

const sortedUnique = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

function limited(items: readonly unknown[], parameters: URLSearchParams): ApiAnswer {
  const limit = limitParameter(parameters);
  return success(
    items.slice(0, limit),
    items.length > limit ? ['results truncated due to limit'] : [],
  );
}
