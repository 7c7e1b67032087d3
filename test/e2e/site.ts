import { createPrometheusClient, type PrometheusClient } from '@flink-metrics/sdk/prometheus';
import { launchChromium } from '../support/launch-chromium.ts';
import { startGateway } from './gateway.ts';
import { startHostPage } from './host-page.ts';
import { openPanel, type PanelPage } from './panel-page.ts';

/** The gateway before a Prometheus, and a browser with the tenants' pages. */
export interface Site extends AsyncDisposable {
  /** Through the gateway, with the tenant's token. */
  clientOf(namespace: string): PrometheusClient;
  pageOf(namespace: string): Promise<PanelPage>;
}

export async function startSite(
  prometheusUrl: string,
  namespaces: readonly string[],
): Promise<Site> {
  await using cleanup = new AsyncDisposableStack();
  const host = cleanup.use(await startHostPage());
  const gateway = cleanup.use(await startGateway(prometheusUrl, namespaces, host.origin));
  host.serveSessions((namespace) => ({ endpoint: gateway.url, token: gateway.token(namespace) }));
  const browser = await launchChromium();
  cleanup.defer(() => browser.close());
  const resources = cleanup.move();
  return {
    clientOf: (namespace) =>
      createPrometheusClient({
        baseUrl: gateway.url,
        headers: { authorization: `Bearer ${gateway.token(namespace)}` },
      }),
    pageOf: (namespace) => openPanel(browser, `${host.origin}/?tenant=${namespace}`),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
