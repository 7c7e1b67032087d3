import type { Expr, QueryTimes } from '@flink-metrics/sdk/promql';
import { checkCost } from '../bounds/query-cost.ts';
import { isSpliceable } from '../cache/spliceable.ts';
import { badData } from '../errors.ts';
import { countParameter, durationParameter, seconds, timeParameter } from '../parameters/values.ts';
import { parsedQuery, scopedPrint } from '../scope.ts';
import type { Endpoint, Limits, Question } from './endpoint.ts';

/** What both kinds of query take. `stats` is refused: it tells how long the query queued behind other tenants'. */
const OPTIONS = ['timeout', 'lookback_delta', 'limit'];

export const instantQuery: Endpoint = {
  route: '/api/v1/query',
  summary: 'The value of a PromQL expression at one time',
  methods: ['GET', 'POST'],
  parameters: ['query', 'time', ...OPTIONS],
  required: ['query'],
  toUpstream(question) {
    const { parameters } = scopedParameters(question, AT_ONE_TIME);
    const time = timeParameter(question.parameters, 'time');
    if (time !== undefined) parameters.set('time', seconds(time));
    return { method: 'POST', path: '/api/v1/query', parameters };
  },
};

export const rangeQuery: Endpoint = {
  route: '/api/v1/query_range',
  summary: 'The values of a PromQL expression over a range of time',
  methods: ['GET', 'POST'],
  parameters: ['query', 'start', 'end', 'step', ...OPTIONS],
  required: ['query', 'start', 'end', 'step'],
  toUpstream(question) {
    const start = required('start', timeParameter(question.parameters, 'start'));
    const end = required('end', timeParameter(question.parameters, 'end'));
    const step = required('step', durationParameter(question.parameters, 'step'));
    const range = { start, end, step };
    const { parameters, expr } = scopedParameters(question, timesOf(range));
    setRangeParameters(parameters, range, question.limits);
    return {
      method: 'POST',
      path: '/api/v1/query_range',
      parameters,
      grid: range,
      spliceable: isSpliceable(expr),
    };
  },
};

/** Exemplars of the series that the query's selectors name. */
export const exemplars: Endpoint = {
  route: '/api/v1/query_exemplars',
  summary: 'Exemplars of the series that a PromQL expression names',
  methods: ['GET', 'POST'],
  parameters: ['query', 'start', 'end'],
  required: ['query'],
  toUpstream: ({ parameters, scope, limits }) => {
    const query = withinLength('query', required('query', parameters.get('query')), limits);
    const expr = parsedQuery(query);
    checkCost(expr, timesOfExemplars(parameters), limits);
    const upstream = new URLSearchParams({ query: scopedPrint(expr, scope, limits.scopeLength) });
    setTimes(upstream, parameters);
    return { method: 'POST', path: '/api/v1/query_exemplars', parameters: upstream };
  },
};

/** Without a start, all that Prometheus keeps of exemplars is read, which is bounded there. */
function timesOfExemplars(parameters: URLSearchParams): QueryTimes {
  const end = timeParameter(parameters, 'end') ?? Date.now();
  const start = timeParameter(parameters, 'start') ?? end;
  return timesOf({ start, end, step: 0 });
}

/** Of an instant query. */
export const AT_ONE_TIME: QueryTimes = { step: 0, range: 0 };

/** Unix ms and ms. */
export interface Range {
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

/** @throws {GatewayError} 400 for a range that ends before it starts, or of too many points */
export function setRangeParameters(
  parameters: URLSearchParams,
  { start, end, step }: Range,
  limits: Limits,
): void {
  if (end < start) throw badData('end is before start.');
  // As Prometheus counts: steps, not points.
  if (Math.floor((end - start) / step) > limits.points) {
    throw badData(`More than ${limits.points} points for each series: use a longer step.`);
  }
  parameters.set('start', seconds(start));
  parameters.set('end', seconds(end));
  parameters.set('step', seconds(step));
}

export const timesOf = ({ start, end, step }: Range): QueryTimes => ({
  step,
  range: Math.max(0, end - start),
});

function scopedParameters(
  { parameters, scope, limits }: Question,
  times: QueryTimes,
): { parameters: URLSearchParams; expr: Expr } {
  const query = required('query', parameters.get('query'));
  const expr = parsedQuery(withinLength('query', query, limits));
  checkCost(expr, times, limits);
  const upstream = new URLSearchParams();
  upstream.set('query', scopedPrint(expr, scope, limits.scopeLength));
  setOptions(upstream, parameters, limits);
  return { parameters: upstream, expr };
}

/** Sets `timeout`, `lookback_delta` and `limit`. @throws {GatewayError} 400 */
export function setOptions(
  upstream: URLSearchParams,
  parameters: URLSearchParams,
  limits: Limits,
): void {
  const timeout = durationParameter(parameters, 'timeout') ?? limits.timeout;
  upstream.set('timeout', seconds(Math.min(timeout, limits.timeout)));
  const lookback = durationParameter(parameters, 'lookback_delta');
  if (lookback !== undefined) upstream.set('lookback_delta', seconds(lookback));
  setLimit(upstream, parameters, limits);
}

/** 0 is Prometheus's word for no limit. @throws {GatewayError} 400 */
export function setLimit(
  upstream: URLSearchParams,
  parameters: URLSearchParams,
  { series }: Limits,
): void {
  const asked = countParameter(parameters, 'limit');
  const limit =
    series === undefined
      ? asked
      : asked === undefined || asked === 0
        ? series
        : Math.min(asked, series);
  if (limit !== undefined) upstream.set('limit', String(limit));
}

/** Sets `start` and `end` where they are given. @throws {GatewayError} 400 */
export function setTimes(upstream: URLSearchParams, parameters: URLSearchParams): void {
  const start = timeParameter(parameters, 'start');
  const end = timeParameter(parameters, 'end');
  if (start !== undefined && end !== undefined && end < start)
    throw badData('end is before start.');
  if (start !== undefined) upstream.set('start', seconds(start));
  if (end !== undefined) upstream.set('end', seconds(end));
}

/** Before any parse. @throws {GatewayError} 400 */
export function withinLength(name: string, text: string, limits: Limits): string {
  if (text.length <= limits.queryLength) return text;
  throw badData(`${name} is longer than ${limits.queryLength} characters.`);
}

/** @throws {GatewayError} 400 where it is missing */
export function required<T>(name: string, value: T | null | undefined): T {
  if (value === null || value === undefined) throw badData(`The parameter ${name} is missing.`);
  return value;
}
