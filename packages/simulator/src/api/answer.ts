import type { PromQLSyntaxError } from '@flink-metrics/sdk/promql/parse';
import type { EvaluationError } from '../evaluate/evaluation.ts';

/** What Prometheus's HTTP API answers, before it is JSON. */
export type ApiAnswer =
  | { readonly status: 'success'; readonly data: unknown; readonly warnings?: readonly string[] }
  | { readonly status: 'error'; readonly errorType: string; readonly error: string };

export const success = (data: unknown, warnings: readonly string[] = []): ApiAnswer =>
  warnings.length === 0 ? { status: 'success', data } : { status: 'success', data, warnings };

/** A request that Prometheus would refuse with 400. */
export class BadRequest extends Error {
  override name = 'BadRequest';
}

export const invalidParameter = (name: string, problem: string): BadRequest =>
  new BadRequest(`invalid parameter "${name}": ${problem}`);

/** As Prometheus puts it: the place first. */
export const syntaxProblem = ({ line, column, expected, found }: PromQLSyntaxError): string =>
  `${line}:${column}: parse error: expected ${expected}, found ${found}`;

export const badData = (error: string): Response =>
  respond({ status: 'error', errorType: 'bad_data', error }, 400);

export const evaluationFailed = ({ errorType, message }: EvaluationError): Response =>
  respond({ status: 'error', errorType, error: message }, errorType === 'bad_data' ? 400 : 422);

export const respond = (answer: ApiAnswer, status = 200): Response =>
  new Response(JSON.stringify(answer), {
    status,
    headers: { 'content-type': 'application/json' },
  });
