import { GatewayError } from '../errors.ts';
import type { TransportAnswer } from './transport.ts';

/**
 * Our own words for what Prometheus's words tell: its text may hold label sets, values and addresses. A reason is
 * told where the text holds one of Prometheus's fixed phrases and the tenant can do something about it.
 * Source: prometheus/prometheus, promql/engine.go, promql/parser/ and web/api/v1/api.go.
 */
const REASONS: readonly (readonly [phrase: string, reason: string])[] = [
  ['error parsing regexp', 'A regular expression in it is not valid RE2.'],
  ['unknown function', 'It calls a function that this version of Prometheus does not have.'],
  ['parse error', 'This version of Prometheus cannot parse it.'],
  [
    'found duplicate series for the match group',
    'Several series match on the "one" side of an operator: aggregate it, or match on more labels.',
  ],
  [
    'many-to-many matching not allowed',
    'Several series match on both sides of an operator: aggregate one, or match on more labels.',
  ],
  ['multiple matches for labels', 'Several series match one: group_left or group_right is needed.'],
  [
    'grouping labels must ensure unique matches',
    'The labels of group_left or group_right do not tell the series apart.',
  ],
  [
    'vector cannot contain metrics with the same labelset',
    'Two series of the answer would have the same labels.',
  ],
  [
    'too many samples',
    'It reads more samples than Prometheus allows: ask for a shorter range or fewer series.',
  ],
];

/** Answers other than 200 by Prometheus's errorType, else by the status: peers write other types. */
export function refusal(
  { status, header }: Pick<TransportAnswer, 'status' | 'header'>,
  body: string,
): GatewayError {
  const { errorType, error } = envelope(body);
  const detail = `${status} ${body.slice(0, 1000)}`;
  if (status < 400) return badGateway('Prometheus answered with a redirect.', detail);
  if (status === 401 || status === 403) {
    return badGateway(`Prometheus refused the gateway's own credentials.`, detail);
  }
  if (errorType === 'timeout' || status === 504) {
    return new GatewayError(504, 'timeout', 'The query took too long in Prometheus.', { detail });
  }
  if (status === 503 || status === 429) {
    return new GatewayError(status, 'unavailable', 'Prometheus is not ready or overloaded.', {
      detail,
      headers: retryAfter(header('retry-after')),
    });
  }
  if (error === undefined) {
    return badGateway('What answered is not a Prometheus: is its URL right?', detail);
  }
  if (status === 400) {
    return new GatewayError(400, 'bad_data', withReason('Prometheus refused the query.', error), {
      detail,
    });
  }
  if (status === 422) {
    const message = withReason('Prometheus could not evaluate the query.', error);
    return new GatewayError(422, 'execution', message, { detail });
  }
  return badGateway('Prometheus failed.', detail);
}

/** Only a number of seconds or a date: nothing else of a header of Prometheus's passes. */
function retryAfter(value: string | null): Record<string, string> {
  if (value === null) return {};
  if (/^\d{1,6}$/.test(value)) return { 'Retry-After': value };
  const time = Date.parse(value);
  return Number.isNaN(time) ? {} : { 'Retry-After': new Date(time).toUTCString() };
}

export const badGateway = (message: string, detail: string): GatewayError =>
  new GatewayError(502, 'bad_gateway', message, { detail });

function withReason(message: string, error: string): string {
  const reason = REASONS.find(([phrase]) => error.includes(phrase))?.[1];
  return reason === undefined ? message : `${message} ${reason}`;
}

/** No `error` where the body is not Prometheus's error envelope. */
function envelope(body: string): { readonly errorType?: unknown; readonly error?: string } {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null || !('error' in value)) return {};
    return {
      ...('errorType' in value && { errorType: value.errorType }),
      error: String(value.error),
    };
  } catch {
    return {};
  }
}
