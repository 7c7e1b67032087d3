import { badData } from '../errors.ts';
import { countParameter, durationParameter, seconds, timeParameter } from '../parameters/values.ts';
import { scopedQuery } from '../scope.ts';
import type { Endpoint, Limits, Question } from './endpoint.ts';

/** What both kinds of query take. `stats` is refused: it tells how long the query queued behind other tenants'. */
const OPTIONS = ['timeout', 'lookback_delta', 'limit'];

export const instantQuery: Endpoint = {
  route: '/api/v1/query',
  methods: ['GET', 'POST'],
  parameters: ['query', 'time', ...OPTIONS],
  toUpstream(question) {
    const parameters = queryParameters(question);
    const time = timeParameter(question.parameters, 'time');
    if (time !== undefined) parameters.set('time', seconds(time));
    return { method: 'POST', path: '/api/v1/query', parameters };
  },
};

export const rangeQuery: Endpoint = {
  route: '/api/v1/query_range',
  methods: ['GET', 'POST'],
  parameters: ['query', 'start', 'end', 'step', ...OPTIONS],
  toUpstream(question) {
    const parameters = queryParameters(question);
    const start = required('start', timeParameter(question.parameters, 'start'));
    const end = required('end', timeParameter(question.parameters, 'end'));
    const step = required('step', durationParameter(question.parameters, 'step'));
    setRange(parameters, { start, end, step }, question.limits);
    return { method: 'POST', path: '/api/v1/query_range', parameters };
  },
};

/** Unix ms and ms. */
export interface Range {
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

/** @throws {GatewayError} 400 for a range that ends before it starts, or of too many points */
export function setRange(
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

function queryParameters({ parameters, scope, limits }: Question): URLSearchParams {
  const query = required('query', parameters.get('query'));
  const upstream = new URLSearchParams();
  upstream.set('query', scopedQuery(withinLength('query', query, limits), scope));
  setOptions(upstream, parameters, limits);
  return upstream;
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
  const limit = countParameter(parameters, 'limit');
  if (limit !== undefined) upstream.set('limit', String(limit));
}

/** Before any parse. @throws {GatewayError} 400 */
export function withinLength(name: string, text: string, limits: Limits): string {
  if (text.length <= limits.queryLength) return text;
  throw badData(`${name} is longer than ${limits.queryLength} characters.`);
}

function required<T>(name: string, value: T | null | undefined): T {
  if (value === null || value === undefined) throw badData(`The parameter ${name} is missing.`);
  return value;
}
