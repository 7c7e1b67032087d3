import { z } from 'zod';

export interface ApiServerOptions {
  /** Where the API server is: `https://kubernetes.default.svc`. */
  readonly url: string;
  /** The gateway's own token, asked for at each request: a service account's is exchanged every hour. */
  readonly token: () => string | Promise<string>;
  readonly fetch?: typeof globalThis.fetch;
}

/** Who a token is of, as `spec` of a SubjectAccessReview takes it. */
export interface KubernetesUser {
  readonly user: string;
  readonly uid?: string;
  readonly groups?: readonly string[];
  readonly extra?: Readonly<Record<string, readonly string[]>>;
}

/** The three questions that the gateway has. @throws {Error} where the API server gives no answer to them */
export interface ApiServer {
  /** Null where the token is nobody's. */
  userOf(token: string, audiences: readonly string[] | undefined): Promise<KubernetesUser | null>;
  /** Whether the user may read the pods of a namespace, or of all where none is given. */
  mayGetPods(user: KubernetesUser, namespace?: string): Promise<boolean>;
  namespaces(): Promise<readonly string[]>;
}

const TIMEOUT_MS = 5_000;
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

const names = z.array(z.string());
const tokenReview = z.object({
  status: z.object({
    authenticated: z.boolean().default(false),
    audiences: names.exactOptional(),
    user: z
      .object({
        username: z.string(),
        uid: z.string().exactOptional(),
        groups: names.exactOptional(),
        extra: z.record(z.string(), names).exactOptional(),
      })
      .exactOptional(),
  }),
});
const accessReview = z.object({
  status: z.object({ allowed: z.boolean(), denied: z.boolean().default(false) }),
});
const namespaceList = z.object({
  items: z.array(z.object({ metadata: z.object({ name: z.string() }) })),
});

/**
 * The API server by its HTTP API.
 * Source: kubernetes.io, reference of authentication.k8s.io/v1 and authorization.k8s.io/v1.
 * @throws {TypeError} where the URL is not https (or http on this machine)
 */
export function apiServer({ url, token, fetch = globalThis.fetch }: ApiServerOptions): ApiServer {
  const base = baseUrl(url);

  async function ask<T>(path: string, schema: z.ZodType<T>, body?: object): Promise<T> {
    const response = await fetch(base + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${await token()}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // Followed, a redirect would carry tokens wherever it points.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(
        `Kubernetes answered ${response.status} to ${path}: ${hintOf(response.status)}`,
      );
    }
    return schema.parse(await response.json());
  }

  return {
    async userOf(given, audiences) {
      const review = await ask('/apis/authentication.k8s.io/v1/tokenreviews', tokenReview, {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenReview',
        spec: { token: given, ...(audiences !== undefined && { audiences }) },
      });
      const { authenticated, audiences: meant = [], user } = review.status;
      // An API server that knows no audiences says none: then the token may be meant for another service.
      const isMeant = audiences === undefined || audiences.some((name) => meant.includes(name));
      if (!authenticated || !isMeant || user === undefined) return null;
      const { username, ...rest } = user;
      return { user: username, ...rest };
    },
    async mayGetPods(user, namespace) {
      const review = await ask('/apis/authorization.k8s.io/v1/subjectaccessreviews', accessReview, {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SubjectAccessReview',
        spec: {
          ...user,
          resourceAttributes: {
            // The empty one stands for all of them.
            namespace: namespace ?? '',
            verb: 'get',
            resource: 'pods',
          },
        },
      });
      return review.status.allowed && !review.status.denied;
    },
    async namespaces() {
      const { items } = await ask('/api/v1/namespaces', namespaceList);
      return items.map(({ metadata }) => metadata.name);
    },
  };
}

function hintOf(status: number): string {
  return status === 401 || status === 403
    ? `the gateway's own service account may not ask that. It needs the ClusterRole system:auth-delegator, and to list namespaces where none are set.`
    : 'is its URL right?';
}

function baseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.username || url?.password) {
    throw new TypeError('The address of Kubernetes must hold no credentials.');
  }
  const isLocal = url?.protocol === 'http:' && LOOPBACK.includes(url.hostname);
  if (url?.protocol === 'https:' || isLocal) return url.href.replace(/\/+$/, '');
  throw new TypeError(
    `The address of Kubernetes must be https (or http on this machine), not ${text}.`,
  );
}
