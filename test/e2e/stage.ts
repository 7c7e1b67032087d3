import type { JobScope } from '@flink-metrics/sdk/flink';
import { createPrometheusClient, type PrometheusClient } from '@flink-metrics/sdk/prometheus';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/tools/programs.ts';
import { chromiumFlags } from '../support/chromium.ts';
import { startChain, type Tenant } from './chain.ts';
import { startGateway } from './gateway.ts';
import { startHostPage } from './host-page.ts';
import { openPanel, type PanelPage } from './panel-page.ts';
import type { Run } from './runs.ts';

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

export async function startStage(run: Run): Promise<Stage> {
  await using cleanup = new AsyncDisposableStack();
  const { prometheusUrl, tenants } = cleanup.use(await startChain(run));
  const host = cleanup.use(await startHostPage());
  const namespaces = tenants.map(({ namespace }) => namespace);
  const gateway = cleanup.use(await startGateway(prometheusUrl, namespaces, host.origin));
  host.serveSessions((namespace) => ({ endpoint: gateway.url, token: gateway.token(namespace) }));
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...chromiumFlags],
  });
  cleanup.defer(() => browser.close());
  const resources = cleanup.move();
  return {
    tenants,
    prometheusUrl,
    prometheus: createPrometheusClient({ baseUrl: prometheusUrl }),
    startedAt: Date.now(),
    scopeOf: ({ namespace }) => ({ scheme: run.scheme, namespace, jobName: run.jobName }),
    clientOf: ({ namespace }) =>
      createPrometheusClient({
        baseUrl: gateway.url,
        headers: { authorization: `Bearer ${gateway.token(namespace)}` },
      }),
    pageOf: ({ namespace }) => openPanel(browser, `${host.origin}/?tenant=${namespace}`),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
