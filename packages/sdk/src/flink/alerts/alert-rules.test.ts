import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parse as parseYaml } from 'yaml';
import { print } from '../../promql/index.ts';
import { parse } from '../../promql/parse/index.ts';
import { kubernetes, pushgateway } from '../deployment/deployment.ts';
import { rules } from '../rules/catalogue/index.ts';
import { parseRules } from '../rules/json/parse-rules.ts';
import { alertRules } from './alert-rules.ts';
import type { AlertFormat } from './formats/alert-format.ts';

const job = { deployment: kubernetes, namespace: 'tenant-a', jobName: 'orders (v2)' };
const all = { deployment: kubernetes, namespace: 'tenant-a' };
const byId = (id: string) => rules.filter((rule) => rule.id === id);

interface Written {
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
const written = (text: string): Written =>
  (parseYaml(text) as { groups: { rules: Written[] }[] }).groups[0]?.rules[0] as Written;

test('every rule is an alert, of one job and of all jobs of a namespace', () => {
  for (const scope of [job, all]) {
    const { alerts, leftOut } = alertRules({ scope });
    assert.deepEqual(leftOut, []);
    assert.deepEqual(
      alerts.map(({ rule }) => rule),
      [...rules.map(({ id }) => id), 'job-silent'],
    );
    // As a gateway reads it, whose parser is strict and bounded.
    for (const { expr } of alerts) assert.equal(print(parse(print(expr))), print(expr));
  }
});

test('what is no alert says why', () => {
  const { leftOut } = alertRules({ scope: { ...all, deployment: pushgateway } });
  assert.deepEqual(leftOut, [
    { rule: 'container-memory', why: 'pods-unknown' },
    { rule: 'oom-killed', why: 'pods-unknown' },
    { rule: 'cpu-throttled', why: 'pods-unknown' },
    { rule: 'cpu-full', why: 'pods-unknown' },
  ]);
  const [found] = byId('no-headroom');
  assert.ok(found);
  const raw = { ...found, when: [{ ...found.when[0], measure: parse('up') }] as const };
  const rulesOfHost = [raw, ...parseRules([{ id: 'gc-high', change: { silenced: true } }])];
  assert.deepEqual(alertRules({ scope: job, rules: rulesOfHost }).leftOut, [
    { rule: 'no-headroom', why: 'not-aggregated' },
    { rule: 'gc-high', why: 'silenced' },
  ]);
});

test('an alert that nothing can set off is named', () => {
  const metrics = ['flink_jobmanager_job_numRestarts', 'flink_jobmanager_job_runningTime'];
  const scope = { ...job, deployment: { ...kubernetes, metrics } };
  const { unheard } = alertRules({ scope, rules: byId('rocksdb-write-stopped') });
  assert.deepEqual(
    unheard.map(({ rule, reasons }) => [rule, reasons[0]?.kind]),
    [['rocksdb-write-stopped', 'off']],
  );
});

suite('what is written', () => {
  const text = (scope: typeof job | typeof all, id: string) =>
    written(
      alertRules({ scope, rules: byId(id), link: 'https://p/{namespace}/{job}#{rule}' }).text,
    );

  test('the sentence is a template: labels, value and the numbers beside it', () => {
    const { annotations, labels } = text(job, 'no-headroom');
    assert.match(
      annotations.description ?? '',
      /^\{\{ \$labels\.task_name \}\} has been busy for \{\{ range query ".+" \}\}\{\{ if eq \.Labels\.task_name \$labels\.task_name \}\}\{\{ \.Value \| humanizePercentage \}\}\{\{ end \}\}\{\{ end \}\} of the last/,
    );
    assert.equal(annotations.link, 'https://p/tenant-a/orders%20(v2)#no-headroom');
    assert.deepEqual(labels, {
      severity: 'warning',
      rule: 'no-headroom',
      namespace: 'tenant-a',
      job_name: 'orders__v2_',
    });
  });

  test('one for all jobs has the job among its series', () => {
    const { annotations, labels, expr } = text(all, 'heap-full');
    assert.equal(
      annotations.link,
      'https://p/tenant-a/{{ $labels.job_name | urlquery }}#heap-full',
    );
    assert.equal(labels.job_name, undefined);
    assert.match(expr, /^max by \(tm_id, job_name\)/);
  });

  test('Chinese where it is asked for', () => {
    const { text: chinese } = alertRules({
      scope: job,
      rules: byId('bottleneck'),
      locale: 'zh-CN',
    });
    assert.match(
      written(chinese).annotations.description ?? '',
      /^\{\{ \$labels\.task_name \}\} 是瓶颈/,
    );
  });

  test('a name full of braces and quotes stays a name', () => {
    const jobName = 'a{{ .Boom }}"b\n';
    const deployment = { ...kubernetes, sanitized: false };
    const { labels, expr } = written(
      alertRules({ scope: { ...job, deployment, jobName }, rules: byId('bottleneck') }).text,
    );
    assert.equal(labels.job_name, 'a{{ "{{" }} .Boom }}"b\n');
    assert.doesNotThrow(() => parse(expr));
  });
});

test('a rule that settles waits for a run to settle, and a backlog to go', () => {
  const expr = (id: string) =>
    print(alertRules({ scope: job, rules: byId(id) }).alerts[0]?.expr ?? parse('0'));
  assert.match(
    expr('bottleneck'),
    /unless on \(\) .+runningTime.+ < 600000 > 0 unless on \(\) \(.+pendingRecords/,
  );
  assert.doesNotMatch(expr('heap-full'), /runningTime/);
});

test('what a restart interrupts is held for a while; what a window remembers is not', () => {
  const { alerts } = alertRules({ scope: job });
  const held = (id: string) => alerts.find(({ rule }) => rule === id)?.keepFiringFor;
  assert.equal(held('bottleneck'), 300_000);
  assert.equal(held('restart-loop'), null);
});

suite('formats', () => {
  const data = (format: AlertFormat | 'mimir') =>
    parseYaml(alertRules({ scope: all, format, name: 'flink' }).text) as Record<string, unknown>;

  test('each is what its reader wants', () => {
    const labels = { release: 'prometheus' };
    const { apiVersion, kind, metadata, spec } = data({
      type: 'prometheusrule',
      metadata: { labels },
    });
    assert.deepEqual([apiVersion, kind], ['monitoring.coreos.com/v1', 'PrometheusRule']);
    assert.deepEqual(metadata, { name: 'flink', labels });
    assert.deepEqual(data({ type: 'vmrule' }).spec, spec);
    assert.deepEqual(data('mimir'), { namespace: 'flink', ...(spec as object) });
    const [group] = (
      data({ type: 'thanos' }) as { groups: { partial_response_strategy: string }[] }
    ).groups;
    assert.equal(group?.partial_response_strategy, 'abort');
  });

  test('Grafana gets each number as a query of its own, with the alert’s labels', () => {
    const { text } = alertRules({
      scope: all,
      rules: byId('bottleneck'),
      format: { type: 'grafana', datasource: 'prom' },
    });
    const { groups } = parseYaml(text) as {
      groups: {
        rules: {
          uid: string;
          condition: string;
          data: { refId: string; model: { expr?: string } }[];
          annotations: { description: string };
        }[];
      }[];
    };
    const rule = groups[0]?.rules[0];
    assert.equal(rule?.condition, 'B');
    assert.ok((rule?.uid.length ?? 99) <= 40);
    assert.deepEqual(
      rule?.data.map(({ refId }) => refId),
      ['A', 'N_busy', 'N_waiting', 'B'],
    );
    assert.match(
      rule?.data[2]?.model.expr ?? '',
      /^group by \(task_name, job_name\) \(.+\) \* on \(job_name\) group_left \(\)/,
    );
    assert.match(
      rule?.annotations.description ?? '',
      /\$values\.N_waiting\.Value \| humanizePercentage/,
    );
    assert.doesNotMatch(rule?.annotations.description ?? '', /query/);
  });

  test('Grafana without a data source does not compile', () => {
    // @ts-expect-error no data source
    const format: AlertFormat = { type: 'grafana' };
    assert.equal(format.type, 'grafana');
  });
});

test('an interval that is none is refused', () => {
  assert.throws(
    () => alertRules({ scope: job, interval: 0 }),
    /interval must be a positive number/,
  );
});
