import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  describeDeployment,
  detectInterval,
  discoverJobs,
  discoverNamespaces,
  sanitizeLabelValue,
  sections,
} from '@flink-metrics/sdk/flink';
import {
  ForbiddenError,
  type PrometheusClient,
  type Sample,
  type Vector,
} from '@flink-metrics/sdk/prometheus';
import { step } from '../../scripts/tools/step.ts';
import { factsAbout } from './catalog-facts.ts';
import type { Tenant } from './chain.ts';
import { chartsWithNumbers, chartText, expectedCharts } from './charts.ts';
import { metricFamilies, saveFamilies } from './metric-families.ts';
import { INTERVAL_MS } from './prometheus-config.ts';
import { runs } from './runs.ts';
import { type Stage, startStage } from './stage.ts';
import { waitFor } from './wait-for.ts';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

for (const run of runs) {
  describe(run.title, () => {
    let stage: Stage;
    let a: Tenant;
    let b: Tenant;

    before(async () => {
      stage = await step(`Starting ${run.title}`, () => startStage(run));
      [a, b] = stage.tenants;
    });
    after(() => step(`Stopping ${run.title}`, async () => stage?.[Symbol.asyncDispose]()));

    test('the SDK finds the namespaces, the jobs, their labels and how often they report', async () => {
      const { deployment } = run;
      assert.deepEqual(await discoverNamespaces(stage.prometheus, { deployment }), [
        a.namespace,
        b.namespace,
      ]);
      for (const tenant of [a, b]) {
        const { namespace, jobId } = tenant;
        const client = stage.clientOf(tenant);
        const { pod, process, pushed } = deployment;
        assert.partialDeepStrictEqual(await describeDeployment(client, namespace), {
          pod,
          process,
          pushed,
          doubts: [],
        });
        const jobs = await discoverJobs(client, namespace, { deployment, interval: INTERVAL_MS });
        assert.deepEqual(
          jobs.map(({ name, id, state }) => ({ name, id, state })),
          [{ name: sanitizeLabelValue(run.jobName), id: jobId, state: 'running' }],
        );
        // Of the first few pushes of a JVM that has just started, one may come a scrape too late.
        await waitFor(`${namespace} reports every ${INTERVAL_MS} ms`, async () => {
          const interval = await detectInterval(client, stage.scopeOf(tenant));
          return interval !== null && Math.abs(interval - INTERVAL_MS) < INTERVAL_MS / 2;
        });
      }
    });

    test('the catalog knows every family and label that Flink exports', async () => {
      const families = await metricFamilies(stage.prometheusUrl, a.namespace);
      await saveFamilies(fromRoot(`.cache/flink/families/${run.id}.json`), families);
      assert.ok(families.length > 400, `only ${families.length} families`);
      const facts = await factsAbout(run);
      const found = families.flatMap((family) => facts.contradictions(family));
      assert.deepEqual(found, []);
    });

    test("each tenant's throughput is that of its own job", async () => {
      for (const { namespace, ordersPerSecond } of [a, b]) {
        const records = `flink_taskmanager_job_task_operator_numRecordsOut{namespace="${namespace}",operator_name="Source:_orders"}`;
        await waitFor(`${ordersPerSecond} orders/s in ${namespace}`, async () => {
          const [sample] = await instantVector(stage.prometheus, `sum(rate(${records}[20s]))`);
          return sample !== undefined && Math.abs(sample.value / ordersPerSecond - 1) < 0.2;
        });
      }
    });

    for (const section of sections) {
      test(`${section.title.en}: every chart has numbers in both tenants`, async () => {
        const expected = expectedCharts(section, run.release);
        for (const tenant of [a, b]) {
          let found: readonly string[] = [];
          const complete = async (): Promise<boolean> => {
            const client = stage.clientOf(tenant);
            found = await chartsWithNumbers(client, section, stage.scopeOf(tenant));
            return found.length >= expected.length;
          };
          await waitFor(`${section.id} in ${tenant.namespace}`, complete, 30_000).catch(() => {});
          assert.deepEqual(found, expected, tenant.namespace);
        }
      });
    }

    test("a tenant's token gets nothing of the other tenant", async () => {
      const both = [
        [a, b],
        [b, a],
      ] as const;
      for (const [mine, other] of both) {
        const client = stage.clientOf(mine);
        assert.deepEqual((await client.labelValues('namespace')).data, [mine.namespace]);
        assert.deepEqual((await client.labelValues('job_id')).data, [mine.jobId]);
        const found = await instantVector(client, 'count by (namespace) ({__name__=~".+"})');
        assert.deepEqual(
          found.map(({ labels }) => labels),
          [{ namespace: mine.namespace }],
        );
        for (const chart of sections.flatMap(({ charts }) => charts)) {
          const query = chartText(chart, stage.scopeOf(other));
          await assert.rejects(client.query(query), ForbiddenError, chart.id);
        }
      }
    });

    test('in the browser every section draws, and the table shows what Prometheus answers', async () => {
      const panel = await stage.pageOf(a);
      await panel.query(a.namespace, run.jobName);
      assert.match(
        await panel.status(),
        /Running for .* Total restarts 0 TaskManagers 2 Slots \d+ of \d+/,
      );
      await panel.openSections();
      for (const [index, section] of sections.entries()) {
        const lines = section.charts.filter(({ view }) => view !== 'tile').map(({ id }) => id);
        const expected = expectedCharts(section, run.release).filter((id) => lines.includes(id));
        let drawn: readonly string[] = [];
        const complete = async (): Promise<boolean> => {
          drawn = await panel.drawn(index);
          return drawn.length >= expected.length;
        };
        await waitFor(`lines in ${section.id}`, complete, 15_000).catch(() => {});
        assert.deepEqual(drawn, expected, section.id);
      }

      // The past does not change any more; of the newest samples Prometheus may have read more since.
      const end = Date.now() - 5 * INTERVAL_MS;
      await panel.showRange([end - 60_000, end].map(isoTime).join('/'));
      const shown = await panel.table();
      assert.ok(shown.length > 100, `only ${shown.length} rows`);
      for (const { series, time, value } of shown) {
        const vector = await instantVector(stage.prometheus, series, time);
        // A series with more labels matches too.
        const [sample] = vector.toSorted((a, b) => labelCount(a) - labelCount(b));
        assert.equal(sample?.value, value, `${series} at ${isoTime(time)}`);
      }
      assert.deepEqual(panel.complaints, []);
      await panel.page.close();
    });

    test("in the browser the other tenant's page refuses the job", async () => {
      const panel = await stage.pageOf(b);
      assert.deepEqual(await panel.suggestedNamespaces(), [b.namespace]);
      await panel.query(a.namespace, run.jobName);
      const message = await panel.page.getByRole('alert').innerText();
      assert.match(message, /may not see this namespace/);
      assert.equal(
        await panel.page.locator('flink-metrics-chart, flink-metrics-table button').count(),
        0,
      );
      await panel.page.close();
    });

    if (run.screenshot) {
      test('saves the picture for the README', async () => {
        const enough = stage.startedAt + 200_000;
        await waitFor('three minutes of data', async () => Date.now() > enough, 210_000);
        const panel = await stage.pageOf(a);
        await panel.showRange('3m');
        await panel.query(a.namespace, run.jobName);
        await panel.page.screenshot({ path: fromRoot('docs/images/panel-real-job.png') });
        await panel.page.close();
      });
    }
  });
}

const isoTime = (time: number): string => new Date(time).toISOString();

async function instantVector(
  client: PrometheusClient,
  query: string,
  time?: number,
): Promise<Vector> {
  const { data } = await client.query(query, time === undefined ? {} : { time });
  assert.ok(data.type === 'vector', `${query} is a ${data.type}`);
  return data.vector;
}

const labelCount = ({ labels }: Sample): number => Object.keys(labels).length;
