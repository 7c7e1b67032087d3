import {
  type AnyPrometheusError,
  isPrometheusError,
  type PrometheusClient,
} from '@flink-metrics/sdk/prometheus';
import { type Finding, finding } from './finding.ts';

export interface Server {
  readonly version: string | null;
  /** By its own clock, Unix ms. */
  readonly time: number;
  readonly findings: readonly Finding[];
  /** Nothing more can be asked. */
  readonly broken: boolean;
}

/** A refresh of the panel is rarely faster. */
const MOST_SKEW_MS = 10_000;

export async function examineServer(
  client: PrometheusClient,
  url: string,
  now: () => number,
): Promise<Server> {
  const before = now();
  const asked = await client.query('time()').catch((error: unknown) => errorOf(error));
  if ('kind' in asked)
    return { version: null, time: before, findings: [brokenBy(asked, url)], broken: true };
  const here = (before + now()) / 2;
  const time = asked.data.type === 'scalar' ? Math.round(asked.data.value * 1000) : here;
  const seconds = Math.round(Math.abs(time - here) / 1000);
  const skewed = Math.abs(time - here) > MOST_SKEW_MS;
  return {
    version: await client.buildInfo().then(
      ({ data }) => data.version,
      // A gateway does not tell a tenant.
      () => null,
    ),
    time,
    findings: skewed ? [finding('clock-skew', { seconds: String(seconds) })] : [],
    broken: false,
  };
}

/** @throws what is none of the client's errors */
export function errorOf(error: unknown): AnyPrometheusError {
  if (isPrometheusError(error)) return error;
  throw error;
}

function brokenBy({ kind, message, status }: AnyPrometheusError, url: string): Finding {
  const about = { url, detail: message };
  switch (kind) {
    case 'unreachable':
    case 'timeout':
      return finding('prometheus-unreachable', about);
    case 'unauthorized':
    case 'forbidden':
      return finding('prometheus-refuses', about);
    case 'server':
      return finding((status ?? 0) >= 500 ? 'prometheus-failing' : 'not-prometheus', about);
    default:
      return finding('not-prometheus', about);
  }
}
