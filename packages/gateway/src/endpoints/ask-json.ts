import { decodeAnswer } from '@flink-metrics/sdk/prometheus';
import { z } from 'zod';
import type { GatewayError } from '../errors.ts';
import { badGateway } from '../upstream/refusal.ts';
import type { UpstreamRequest } from '../upstream/upstream.ts';
import type { Ask, AskQuery } from './endpoint.ts';

type Upstream = (
  request: UpstreamRequest,
  onBroken: (error: GatewayError) => void,
) => Promise<ReadableStream<Uint8Array>>;

/** Reads answers whole that are made anew: of rules and of lists, which are short beside those of queries. */
export function askJson(upstream: Upstream): Ask {
  return async (request, schema) => {
    const read = z.object({ data: schema }).safeParse(await jsonOf(upstream, request));
    if (read.success) return read.data.data;
    const [issue] = read.error.issues;
    throw badGateway(
      'What Prometheus answered is not what this endpoint knows.',
      `${request.path}: ${issue?.path.join('.')}: ${issue?.message}`,
    );
  };
}

/** Reads the answer to a query, in numbers. */
export function askQuery(upstream: Upstream): AskQuery {
  return (request) => answerOf(upstream, request, (body) => decodeAnswer(new Response(body)));
}

async function jsonOf(upstream: Upstream, request: UpstreamRequest): Promise<unknown> {
  return answerOf(upstream, request, (body) => new Response(body).json());
}

async function answerOf<T>(
  upstream: Upstream,
  request: UpstreamRequest,
  read: (body: ReadableStream<Uint8Array>) => Promise<T>,
): Promise<T> {
  let broken: GatewayError | undefined;
  const body = await upstream(request, (error) => {
    broken = error;
  });
  try {
    return await read(body);
  } catch (error) {
    throw (
      broken ?? badGateway('Prometheus answered with something other than its JSON.', String(error))
    );
  }
}
