import type { JobScope } from '@flink-metrics/sdk/flink';
import { createPrometheusClient, type PrometheusClient } from '@flink-metrics/sdk/prometheus';
import { startChain, type Tenant } from './chain.ts';
import type { PanelPage } from './panel-page.ts';
import type { Run } from './runs.ts';
import { startSite } from './site.ts';

/** Everything of one run: the real chain, the gateway before it, and a browser with the tenants' pages. */
export interface Stage extends AsyncDisposable {
  readonly tenants: readonly [Tenant, Tenant];
  readonly prometheusUrl: string;
  /** Straight to Prometheus, past the gateway. */
  readonly prometheus: PrometheusClient;
  /** Unix ms; both jobs run since shortly before. */
  readonly startedAt: number;
  scopeOf(tenant: Tenant): JobScope;
  /** Through the gateway, with the tenant's token. */
  clientOf(tenant: Tenant): PrometheusClient;
  pageOf(tenant: Tenant): Promise<PanelPage>;
}

const planned = [
  { namespace: 'tenant-a', taskManagers: 2, ordersPerSecond: 500 },
  { namespace: 'tenant-b', taskManagers: 1, ordersPerSecond: 100 },
] as const;

export async function startStage(run: Run): Promise<Stage> {
  await using cleanup = new AsyncDisposableStack();
  const { prometheusUrl, tenants } = cleanup.use(await startChain(run, planned));
  const [a, b] = tenants;
  if (a === undefined || b === undefined) throw new Error('There are two tenants.');
  const namespaces = tenants.map(({ namespace }) => namespace);
  const site = cleanup.use(await startSite(prometheusUrl, namespaces));
  const resources = cleanup.move();
  return {
    tenants: [a, b],
    prometheusUrl,
    prometheus: createPrometheusClient({ baseUrl: prometheusUrl }),
    startedAt: Date.now(),
    scopeOf: ({ namespace }) => ({ deployment: run.deployment, namespace, jobName: run.jobName }),
    clientOf: ({ namespace }) => site.clientOf(namespace),
    pageOf: ({ namespace }) => site.pageOf(namespace),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
