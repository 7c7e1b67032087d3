import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  chartQuery,
  detectInterval,
  detectLabelScheme,
  discoverJobs,
  discoverNamespaces,
  type JobScope,
  type Section,
  sanitizeLabelValue,
  sections,
} from '@flink-metrics/sdk/flink';
import {
  createPrometheusClient,
  ForbiddenError,
  type PrometheusClient,
} from '@flink-metrics/sdk/prometheus';
import { print } from '@flink-metrics/sdk/promql';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../scripts/tools/programs.ts';
import { step } from '../../scripts/tools/step.ts';
import { chromiumFlags } from '../support/chromium.ts';
import { factsAbout } from './catalog-facts.ts';
import { type Chain, startChain, type Tenant } from './chain.ts';
import { emptyCharts } from './empty-charts.ts';
import { type RunningGateway, startGateway } from './gateway.ts';
import { type HostPage, startHostPage } from './host-page.ts';
import { metricFamilies, saveFamilies } from './metric-families.ts';
import { openPanel } from './panel-page.ts';
import { INTERVAL_MS } from './prometheus-config.ts';
import { runs } from './runs.ts';
import { waitFor } from './wait-for.ts';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const queryWindow = { step: INTERVAL_MS, interval: INTERVAL_MS, range: 60_000 };

for (const run of runs) {
  describe(run.title, () => {
    const resources = new AsyncDisposableStack();
    let chain: Chain;
    let a: Tenant;
    let b: Tenant;
    let host: HostPage;
    let gateway: RunningGateway;
    let browser: Browser;
    /** Straight to Prometheus, past the gateway. */
    let prometheus: PrometheusClient;

    before(() => step(`Starting ${run.title}`, start));
    after(() => step(`Stopping ${run.title}`, () => resources.disposeAsync()));

    async function start(): Promise<void> {
      chain = resources.use(await startChain(run));
      [a, b] = chain.tenants;
      prometheus = createPrometheusClient({ baseUrl: chain.prometheusUrl });
      host = resources.use(await startHostPage());
      const namespaces = chain.tenants.map(({ namespace }) => namespace);
      gateway = resources.use(await startGateway(chain.prometheusUrl, namespaces, host.origin));
      host.serveSessions((namespace) => ({
        endpoint: gateway.url,
        token: gateway.token(namespace),
      }));
      browser = await chromium.launch({
        executablePath: await findChromium(),
        args: [...chromiumFlags],
      });
      resources.defer(() => browser.close());
    }

    const scopeOf = ({ namespace }: Tenant): JobScope => ({
      scheme: run.scheme,
      namespace,
      jobName: run.jobName,
    });

    const clientOf = ({ namespace }: Tenant): PrometheusClient =>
      createPrometheusClient({
        baseUrl: gateway.url,
        headers: { authorization: `Bearer ${gateway.token(namespace)}` },
      });

    const pageOf = ({ namespace }: Tenant) =>
      openPanel(browser, `${host.origin}/?tenant=${namespace}`);

    const expectedCharts = (section: Section): readonly string[] =>
      section.charts.map(({ id }) => id).filter((id) => !emptyCharts(run.release).has(id));

    test('the SDK finds the namespaces, the jobs, their labels and how often they report', async () => {
      assert.deepEqual(await discoverNamespaces(prometheus, { scheme: run.scheme }), [
        a.namespace,
        b.namespace,
      ]);
      for (const tenant of chain.tenants) {
        const client = clientOf(tenant);
        assert.deepEqual(await detectLabelScheme(client, tenant.namespace), run.scheme);
        const jobs = await discoverJobs(client, tenant.namespace, {
          scheme: run.scheme,
          interval: INTERVAL_MS,
        });
        assert.deepEqual(
          jobs.map(({ name, id, state }) => ({ name, id, state })),
          [{ name: sanitizeLabelValue(run.jobName), id: tenant.jobId, state: 'running' }],
        );
        const interval = await detectInterval(client, scopeOf(tenant));
        assert.ok(interval !== null && Math.abs(interval - INTERVAL_MS) < INTERVAL_MS / 2);
      }
    });

    test('the catalog knows every family and label that Flink exports', async () => {
      const families = await metricFamilies(chain.prometheusUrl, a.namespace);
      await saveFamilies(fromRoot(`.cache/flink/families/${run.id}.json`), families);
      assert.ok(families.length > 400, `only ${families.length} families`);
      const facts = await factsAbout(run);
      assert.deepEqual(
        families.flatMap((family) => facts.contradictions(family)),
        [],
      );
    });

    test("each tenant's throughput is that of its own job", async () => {
      for (const { namespace, ordersPerSecond } of chain.tenants) {
        const records = `flink_taskmanager_job_task_numRecordsOut{namespace="${namespace}",task_name=~"Source.*"}`;
        await waitFor(`${ordersPerSecond} orders/s in ${namespace}`, async () => {
          const { data } = await prometheus.query(`sum(rate(${records}[20s]))`);
          const rate = data.type === 'vector' ? data.vector[0]?.value : undefined;
          return rate !== undefined && Math.abs(rate / ordersPerSecond - 1) < 0.2;
        });
      }
    });

    for (const section of sections) {
      test(`${section.title.en}: every chart has numbers in both tenants`, async () => {
        const expected = expectedCharts(section);
        for (const tenant of chain.tenants) {
          let found: readonly string[] = [];
          const complete = async (): Promise<boolean> => {
            found = await chartsWithNumbers(clientOf(tenant), section, scopeOf(tenant));
            return found.length >= expected.length;
          };
          await waitFor(`${section.id} in ${tenant.namespace}`, complete, 30_000).catch(() => {});
          assert.deepEqual(found, expected, tenant.namespace);
        }
      });
    }

    test("a tenant's token gets nothing of the other tenant", async () => {
      for (const [mine, other] of [
        [a, b],
        [b, a],
      ] as const) {
        const client = clientOf(mine);
        assert.deepEqual((await client.labelValues('namespace')).data, [mine.namespace]);
        assert.deepEqual((await client.labelValues('job_id')).data, [mine.jobId]);
        const { data } = await client.query('count by (namespace) ({__name__=~".+"})');
        assert.ok(data.type === 'vector');
        const found = data.vector.map(({ labels }) => labels);
        assert.deepEqual(found, [{ namespace: mine.namespace }]);
        for (const chart of sections.flatMap(({ charts }) => charts)) {
          const query = print(chartQuery(chart, scopeOf(other), queryWindow));
          await assert.rejects(client.query(query), ForbiddenError, chart.id);
        }
      }
    });

    test('in the browser every section draws, and the table shows what Prometheus answers', async () => {
      const panel = await pageOf(a);
      await panel.query(a.namespace, run.jobName);
      if (run.screenshot)
        await panel.page.screenshot({ path: fromRoot('docs/images/panel-real-job.png') });
      await panel.openSections();
      for (const section of sections) {
        const lines = section.charts.filter(({ view }) => view !== 'tile').map(({ id }) => id);
        const expected = expectedCharts(section).filter((id) => lines.includes(id));
        assert.deepEqual(await panel.drawn(section.title.en), expected, section.id);
      }

      // The past does not change any more: Prometheus may have read the newest samples since.
      const end = Date.now() - 5 * INTERVAL_MS;
      await panel.showBetween(end - 60_000, end);
      const shown = await panel.table();
      assert.ok(shown.length > 100, `only ${shown.length} rows`);
      for (const { query, labels, time, value } of shown) {
        const { data } = await prometheus.query(query, { time });
        assert.ok(data.type === 'vector');
        const sample = data.vector.find((sample) => sameLabels(sample.labels, labels));
        assert.equal(sample?.value, value, `${query} ${JSON.stringify(labels)}`);
      }
      assert.deepEqual(panel.complaints, []);
      await panel.page.close();
    });

    test("in the browser the other tenant's page refuses the job", async () => {
      const panel = await pageOf(b);
      await panel.query(a.namespace, run.jobName);
      await panel.page.getByRole('alert').waitFor();
      assert.match(await panel.page.getByRole('alert').innerText(), /may not see this namespace/);
      assert.equal(await panel.page.locator('flink-metrics-chart, flink-metrics-table').count(), 0);
      await panel.page.close();
    });
  });
}

/** Ids of the charts that have a number somewhere in the last half minute. */
async function chartsWithNumbers(
  client: PrometheusClient,
  section: Section,
  scope: JobScope,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const chart of section.charts) {
    const query = print(chartQuery(chart, scope, queryWindow));
    const end = Date.now();
    const { step } = queryWindow;
    const { data } = await client.queryRange(query, { start: end - 30_000, end, step });
    if (data.some(({ values }) => values.some(Number.isFinite))) ids.push(chart.id);
  }
  return ids;
}

const sameLabels = (
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): boolean => {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
  );
};
