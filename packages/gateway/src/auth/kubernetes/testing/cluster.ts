import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { type KubernetesOptions, kubernetes } from '../kubernetes.ts';

/** What the double of an API server knows, may be made to do, and was asked. */
export interface Cluster {
  readonly tokens: Record<string, { user: string; groups: string[]; audiences?: string[] }>;
  /** Who may get pods where; `*` for all namespaces. */
  readonly rights: Record<string, string[]>;
  namespaces: string[];
  /** Where it is set, reviews of tokens wait for it. */
  opens?: Promise<void>;
  /** Token reviews under way now, and most of them at once so far. */
  underWay: number;
  mostAtOnce: number;
  /** Answers every request with this status, where it is set. */
  fails?: number;
  readonly asked: { path: string; authorization: string | undefined; spec: Spec }[];
}

interface Spec {
  readonly token?: string;
  readonly audiences?: readonly string[];
  readonly user?: string;
  readonly groups?: readonly string[];
  readonly resourceAttributes?: { namespace: string; verb: string; resource: string };
}

/** An API server over HTTP, by the reference of its API: 201 to a review, its answer in `status`. */
export async function startCluster(context: TestContext) {
  const cluster: Cluster = {
    tokens: {
      'token-of-alice': { user: 'alice', groups: ['team-a', 'system:authenticated'] },
      'token-of-root': { user: 'root', groups: ['system:masters'] },
      'for-gateway': { user: 'bob', groups: [], audiences: ['gateway'] },
    },
    rights: { 'team-a': ['a', 'a-staging'], 'system:masters': ['*'], bob: ['b'] },
    namespaces: ['a', 'a-staging', 'b', 'kube-system'],
    asked: [],
    underWay: 0,
    mostAtOnce: 0,
  };
  const server = createServer(async (request, response) => {
    const { spec = {} } = JSON.parse((await textOf(request)) || '{}') as { spec?: Spec };
    const { url: path = '', headers } = request;
    cluster.asked.push({ path, authorization: headers.authorization, spec });
    if (cluster.fails !== undefined)
      return response.writeHead(cluster.fails).end('forbidden: secret');
    if (path.endsWith('tokenreviews')) {
      cluster.underWay += 1;
      cluster.mostAtOnce = Math.max(cluster.mostAtOnce, cluster.underWay);
      await cluster.opens;
      cluster.underWay -= 1;
    }
    response.setHeader('content-type', 'application/json');
    if (request.method === 'POST') response.statusCode = 201;
    return response.end(JSON.stringify(answerTo(path, spec, cluster)));
  });
  context.after(() => server.close().closeAllConnections());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const authenticator = (options: Partial<KubernetesOptions> = {}) => {
    const authenticate = kubernetes({ url, token: () => 'of-the-gateway', ...options });
    return async (token?: string, address?: string, headers: Record<string, string> = {}) =>
      authenticate(
        new Request('http://g/', {
          headers: {
            ...headers,
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
          },
        }),
        { address },
      );
  };
  return { cluster, authenticator };
}

function answerTo(path: string, spec: Spec, cluster: Cluster): unknown {
  if (path === '/api/v1/namespaces') {
    return { items: cluster.namespaces.map((name) => ({ metadata: { name, labels: {} } })) };
  }
  if (path === '/apis/authentication.k8s.io/v1/tokenreviews') {
    const known = cluster.tokens[spec.token ?? ''];
    const { audiences = ['https://kubernetes.default.svc'] } = known ?? {};
    const shared = audiences.filter((name) => spec.audiences?.includes(name) ?? true);
    if (known === undefined || shared.length === 0) return { status: { error: 'no such token' } };
    const user = { username: known.user, groups: known.groups, uid: 'u1', extra: { x: ['y'] } };
    return { kind: 'TokenReview', status: { authenticated: true, audiences: shared, user } };
  }
  assert.equal(path, '/apis/authorization.k8s.io/v1/subjectaccessreviews');
  const { namespace = 'none', verb, resource } = spec.resourceAttributes ?? {};
  assert.deepEqual([verb, resource], ['get', 'pods']);
  const granted = [spec.user ?? '', ...(spec.groups ?? [])].flatMap(
    (who) => cluster.rights[who] ?? [],
  );
  return { status: { allowed: granted.includes('*') || granted.includes(namespace) } };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

export const reviewsOf = ({ asked }: Cluster): number =>
  asked.filter(({ path }) => path.endsWith('tokenreviews')).length;
