import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import {
  createPrometheusClient,
  type PrometheusClient,
  type QueryError,
} from '@flink-metrics/sdk/prometheus';
import { findPrometheusVersions } from '../../scripts/tools/prometheus-versions.ts';
import { freePort } from '../support/free-port.ts';
import { type RealPrometheus, startPrometheus } from '../support/prometheus.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const T0 = 1_700_000_000;

const openMetrics = [
  '# TYPE demo gauge',
  ...[0, 15, 30, 45].map(
    (s) => `demo{namespace="tenant-a",job_name="a\\"b\\\\c\\nd 中"} ${s / 7} ${T0 + s}`,
  ),
  `demo{namespace="tenant-b",job_name="x"} +Inf ${T0}`,
  `demo{namespace="tenant-b",job_name="x"} NaN ${T0 + 15}`,
  '',
].join('\n');

for (const { title, path: program } of await findPrometheusVersions()) {
  suite(`against ${title}`, () => {
    let prometheus: RealPrometheus;
    let client: PrometheusClient;
    before(async () => {
      prometheus = await startPrometheus({ program, openMetrics });
      client = createPrometheusClient({ baseUrl: prometheus.url });
    });
    after(() => prometheus?.[Symbol.asyncDispose]());

    test('query', async () => {
      const { data } = await client.query('demo{namespace="tenant-a"}', { time: (T0 + 30) * 1000 });
      assert.deepEqual(data, {
        type: 'vector',
        vector: [
          {
            labels: { __name__: 'demo', namespace: 'tenant-a', job_name: 'a"b\\c\nd 中' },
            time: (T0 + 30) * 1000,
            value: 30 / 7,
          },
        ],
      });
    });

    test('a range selector, a scalar and a string', async () => {
      const time = (T0 + 45) * 1000;
      const range = await client.query('demo{namespace="tenant-a"}[30s]', { time });
      assert(range.data.type === 'matrix');
      assert.equal(range.data.matrix[0]?.times.at(-1), time);
      assert.deepEqual((await client.query('-1/0', { time })).data, {
        type: 'scalar',
        time,
        value: -Infinity,
      });
      assert.deepEqual((await client.query('"x"', { time })).data, {
        type: 'string',
        time,
        value: 'x',
      });
    });

    test('queryRange', async () => {
      const range = { start: T0 * 1000, end: (T0 + 15) * 1000, step: 15_000 };
      const { data } = await client.queryRange('demo{namespace="tenant-b"}', range);
      assert.deepEqual(data, [
        {
          labels: { __name__: 'demo', namespace: 'tenant-b', job_name: 'x' },
          times: Float64Array.of(T0 * 1000, (T0 + 15) * 1000),
          values: Float64Array.of(Infinity, Number.NaN),
        },
      ]);
    });

    test('series, labels, label values', async () => {
      const window = { start: T0 * 1000, end: (T0 + 60) * 1000 };
      const match = ['demo{namespace="tenant-b"}'];
      assert.deepEqual((await client.series({ match, ...window })).data, [
        { __name__: 'demo', namespace: 'tenant-b', job_name: 'x' },
      ]);
      assert.deepEqual((await client.labels(window)).data, ['__name__', 'job_name', 'namespace']);
      assert.deepEqual((await client.labelValues('namespace', window)).data, [
        'tenant-a',
        'tenant-b',
      ]);
      assert.deepEqual((await client.labelValues('job_name', { match, ...window })).data, ['x']);
    });

    test('a long query by POST', async () => {
      const query = Array.from({ length: 500 }, (_, i) => `demo{namespace="n${i}"}`).join(' or ');
      assert.deepEqual((await client.query(query)).data, { type: 'vector', vector: [] });
    });

    test('a syntax error with its position', async () => {
      await assert.rejects(client.query('sum(demo'), (error: QueryError) => {
        assert.equal(error.name, 'QueryError');
        assert.equal(error.errorType, 'bad_data');
        assert.deepEqual(error.position, { line: 1, column: 9 });
        return true;
      });
    });

    test('a syntax error of a selector, with its position in it', async () => {
      await assert.rejects(client.series({ match: ['demo{'] }), {
        name: 'QueryError',
        query: 'demo{',
        position: { line: 1, column: 6 },
      });
    });

    test('an endpoint it does not have is told as that', async () => {
      const { version } = (await client.buildInfo()).data;
      const answer = client.features();
      if (Number.parseFloat(version) >= 3.8) return assert.ok((await answer).data);
      return assert.rejects(answer, /404 page not found\. This server has no such endpoint/);
    });

    test('a failed execution', async () => {
      await assert.rejects(
        client.query('demo * on() demo', { time: T0 * 1000 }),
        (error: QueryError) => error.name === 'QueryError' && error.errorType === 'execution',
      );
    });

    test('buildInfo, metadata, rules, alerts, targets, formatQuery, exemplars', async () => {
      assert.match((await client.buildInfo()).data.version, /^\d+\.\d+/);
      assert.deepEqual((await client.metadata()).data, {});
      assert.deepEqual((await client.rules()).data, []);
      assert.deepEqual((await client.alerts()).data, []);
      assert.deepEqual((await client.targets({ state: 'active' })).data, {
        activeTargets: [],
        droppedTargets: [],
      });
      assert.equal((await client.formatQuery('sum( up )by(a)')).data, 'sum by (a) (up)');
      const range = { start: T0 * 1000, end: (T0 + 60) * 1000 };
      assert.deepEqual((await client.exemplars('demo', range)).data, []);
    });
  });

  suite(`${title} that scrapes itself and has rules`, () => {
    test('targets, metadata, rules and alerts are read', async () => {
      await using folder = await temporaryFolder('rules');
      const rules = join(folder.path, 'rules.yml');
      await writeFile(
        rules,
        'groups: [{name: g, interval: 1s, rules: [{record: "a:b", expr: "vector(1)"}, {alert: Always, expr: "vector(2) > 1", labels: {severity: page}, annotations: {summary: "it is {{ $value }}"}}]}]\n',
      );
      const port = await freePort();
      await using server = await startPrometheus({
        program,
        scrapeConfigs: `rule_files: [${rules}]\nscrape_configs: [{job_name: self, scrape_interval: 1s, static_configs: [{targets: ["127.0.0.1:${port}"]}]}]\n`,
      });
      const client = createPrometheusClient({ baseUrl: server.url });
      const firing = await eventually(async () => {
        const { data } = await client.alerts();
        return data[0];
      });
      assert.equal(firing.state, 'firing');
      assert.deepEqual(firing.labels, { alertname: 'Always', severity: 'page' });
      assert.deepEqual(firing.annotations, { summary: 'it is 2' });
      assert(Math.abs(Date.now() - (firing.activeAt ?? 0)) < 60_000);

      const [group] = (await client.rules()).data;
      assert.equal(group?.interval, 1_000);
      assert.deepEqual(
        group.rules.map(({ type, name }) => [type, name]),
        [
          ['recording', 'a:b'],
          ['alerting', 'Always'],
        ],
      );
      const target = await eventually(async () => (await client.targets()).data.activeTargets[0]);
      assert.equal(target.labels.job, 'self');
    });
  });
}

/** What `look` gives as soon as it gives something. */
async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; ) {
    const found = await look();
    if (found !== undefined) return found;
    await setTimeout(100);
  }
  throw new Error('It did not come in 20 s.');
}
