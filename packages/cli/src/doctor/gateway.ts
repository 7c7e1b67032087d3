import {
  type AnyPrometheusError,
  createQueryClient,
  type QueryClient,
} from '@flink-metrics/sdk/prometheus';
import { group, print } from '@flink-metrics/sdk/promql';
import { type Finding, finding } from './finding.ts';
import { telling } from './flink.ts';
import { errorOf } from './server.ts';

export interface GatewayChecks {
  /** Base address. */
  readonly url: string;
  readonly token?: string | undefined;
  readonly origin?: string | undefined;
  readonly namespace?: string | undefined;
  /** Namespaces that Prometheus itself has. */
  readonly known: readonly string[];
  /** The label of the namespace. @defaultValue `namespace` */
  readonly label?: string | undefined;
}

/** Reachable, a gateway, closed to strangers, open to the token, to the page, and to nothing more. */
export async function examineGateway(checks: GatewayChecks): Promise<readonly Finding[]> {
  const { url, token, namespace, label = 'namespace' } = checks;
  const asStranger = createQueryClient({ baseUrl: url });
  const isOpen = await asStranger.query('vector(1)').then(
    () => true,
    () => false,
  );
  // Whoever answers strangers has no tokens: nothing more can be told of them.
  if (isOpen) return [finding('gateway-open', { url })];
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const client = createQueryClient({ baseUrl: url, headers });
  const granted = await namespacesOf(client, label).catch(errorOf);
  if ('kind' in granted) return [brokenBy(granted, checks)];
  return [
    ...(await foreign(client, checks, granted)),
    ...(namespace === undefined || granted.includes(namespace) || !checks.known.includes(namespace)
      ? []
      : [finding('gateway-forbids', { namespace })]),
    ...(await refusedPage(checks)),
  ];
}

async function namespacesOf(client: QueryClient, label: string): Promise<readonly string[]> {
  const { data } = await client.query(print(group(telling()).by(label)));
  return data.type === 'vector' ? data.vector.map(({ labels }) => labels[label] ?? '') : [];
}

/** Asks for what the token does not show: the answer has to be empty, or a refusal. */
async function foreign(
  client: QueryClient,
  { url, known, label = 'namespace' }: GatewayChecks,
  granted: readonly string[],
): Promise<readonly Finding[]> {
  const other = known.find((namespace) => !granted.includes(namespace));
  if (other === undefined) return [];
  const leaked = await client.query(print(telling({ [label]: other }))).then(
    ({ data }) => data.type === 'vector' && data.vector.length > 0,
    () => false,
  );
  return leaked ? [finding('gateway-isolation', { namespace: other, url })] : [];
}

/** Whether a browser lets a page of the origin ask with a token. */
async function refusedPage({ url, origin }: GatewayChecks): Promise<readonly Finding[]> {
  if (origin === undefined) return [];
  const { headers } = await fetch(`${url.replace(/\/$/, '')}/api/v1/query?query=vector(1)`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization',
    },
  });
  const allowed = headers.get('access-control-allow-origin');
  return allowed === origin || allowed === '*' ? [] : [finding('gateway-origin', { origin })];
}

function brokenBy({ kind, message, status }: AnyPrometheusError, checks: GatewayChecks): Finding {
  const { url, namespace = '' } = checks;
  const about = { url, detail: message };
  switch (kind) {
    case 'unreachable':
    case 'timeout':
      return finding('gateway-unreachable', about);
    case 'unauthorized':
      return finding('gateway-token', { detail: message });
    case 'forbidden':
      return finding('gateway-forbids', { namespace });
    case 'server':
      return finding((status ?? 0) >= 500 ? 'gateway-upstream' : 'gateway-not-one', about);
    default:
      return finding('gateway-not-one', about);
  }
}
