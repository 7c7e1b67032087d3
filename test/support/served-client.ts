import {
  createPrometheusClient,
  type PrometheusClientOptions,
} from '@flink-metrics/sdk/prometheus';
import { type Behaviour, startMisbehavingServer } from './misbehaving-server.ts';

/** The data of an instant query that finds nothing. */
export const NO_SAMPLES = { resultType: 'vector', result: [] };

/** A server that answers its n-th request by the n-th behaviour, and a client of it with a limit of 5 s. */
export async function serve(
  behaviours: readonly [Behaviour, ...Behaviour[]],
  options: Partial<PrometheusClientOptions> = {},
) {
  const server = await startMisbehavingServer(...behaviours);
  const client = createPrometheusClient({ baseUrl: server.url, timeout: 5_000, ...options });
  return { client, server, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}
