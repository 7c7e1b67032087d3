import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { parseSections } from '@flink-metrics/sdk/flink';
import { parse } from 'yaml';
import { run } from './run.ts';

async function ran(...args: string[]) {
  const said = { out: '', err: '' };
  const code = await run(args, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    colours: false,
    progress: false,
  });
  return { code, ...said };
}

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flink-metrics-cli-'));
});

test('help and version are answers; what is no command is a usage error', async () => {
  const help = await ran('--help');
  assert.equal(help.code, 0);
  for (const name of ['doctor', 'reporter', 'scrape', 'record', 'alerts', 'lint', 'dashboard'])
    assert.match(help.out, new RegExp(`^ {2}${name} `, 'm'));
  assert.match(help.out, /Exit codes: 0/);
  assert.match((await ran('--version')).out, /^\d+\.\d+\.\d+\n$/);
  const options = await ran('doctor', '--help');
  assert.equal(options.code, 0);
  assert.match(options.out, /--prometheus <url>/);
  for (const args of [
    ['nothing'],
    ['doctor', '--nothing'],
    ['doctor', '--prometheus', 'ftp://x'],
  ]) {
    const { code, out, err } = await ran(...args);
    assert.deepEqual([code, out], [2, ''], args.join(' '));
    assert.match(err, /error: |Try /);
  }
  const { code, err } = await ran('doctor');
  assert.deepEqual([code, err], [2, 'flink-metrics: --prometheus or --gateway is needed.\n']);
});

test('doctor says what it found, with the lines to paste, as text and as JSON', async () => {
  // Port 9 of loopback, "discard": nothing listens.
  const asked = ['doctor', '--prometheus', 'http://127.0.0.1:9'];
  const text = await ran(...asked);
  assert.equal(text.code, 1);
  assert.match(text.out, /✖ Nothing answers at http:\/\/127\.0\.0\.1:9: /);
  assert.match(text.out, /\n {2}Try:\n {4}curl -sS 'http:\/\/127\.0\.0\.1:9\/api\/v1\//);
  assert.match((await ran(...asked, '--lang', 'zh-CN')).out, /没有响应/);
  const json = await ran(...asked, '--json');
  assert.equal(json.code, 1);
  const { findings } = JSON.parse(json.out) as { findings: { code: string }[] };
  assert.deepEqual(
    findings.map(({ code }) => code),
    ['prometheus-unreachable'],
  );
});

test('reporter and scrape print both halves of one configuration', async () => {
  const flink = await ran('reporter', '--flink', '1.18');
  assert.match(flink.out, /^metrics\.reporter\.prom\.factory\.class: /m);
  const { scrape_configs: jobs } = parse((await ran('scrape', '--target', 'a:1', 'b:2')).out) as {
    scrape_configs: { static_configs: { targets: string[] }[] }[];
  };
  assert.deepEqual(
    jobs[0]?.static_configs.flatMap(({ targets }) => targets),
    ['a:1', 'b:2'],
  );
  const pushed = ['--reporter', 'pushgateway', '--job-name', 'orders', '--namespace', 'a'];
  const missing = await ran('reporter', ...pushed);
  assert.deepEqual([missing.code, missing.err], [2, 'flink-metrics: --url is needed.\n']);
  const push = await ran('reporter', ...pushed, '--url', 'http://gateway:9091', '--json');
  assert.match((JSON.parse(push.out) as { text: string }).text, /randomJobNameSuffix: true/);
  const refused = await ran('reporter', '--flink', 'one');
  assert.equal(refused.code, 2);
  assert.match(refused.err, /^flink-metrics: .*one/);
});

test('alerts that are printed are alerts that lint has nothing against', async () => {
  const alerts = await ran('alerts', '--namespace', 'tenant-a', '--job', 'orders');
  assert.equal(alerts.code, 0);
  assert.ok(rulesOf(alerts.out).every((rule) => Object.hasOwn(rule, 'alert')));
  const file = join(folder, 'alerts.yml');
  await writeFile(file, alerts.out);
  const linted = await ran('lint', file);
  assert.deepEqual([linted.code, linted.out, linted.err], [0, '', '']);
  const grafana = await ran('alerts', '--namespace', 'a', '--format', 'grafana');
  assert.deepEqual([grafana.code, grafana.err], [2, 'flink-metrics: --datasource is needed.\n']);
});

test('record prints recording rules, by the interval of the samples', async () => {
  const { code, out } = await ran('record', '--interval', '30');
  assert.equal(code, 0);
  assert.ok(rulesOf(out).every((rule) => Object.hasOwn(rule, 'record')));
  assert.match(out, /interval: '30s'/);
  assert.match((await ran('record', '--format', 'prometheusrule')).out, /^kind: PrometheusRule$/m);
});

function rulesOf(text: string): readonly object[] {
  const { groups } = parse(text) as { groups: { rules: object[] }[] };
  const rules = groups.flatMap((group) => group.rules);
  assert.ok(rules.length > 0);
  return rules;
}

test('lint names the rule and what is wrong with it', async () => {
  const file = join(folder, 'own.yml');
  const expr = 'rate(flink_taskmanager_Status_JVM_Memory_Heap_Used[5m]) > 0';
  await writeFile(file, JSON.stringify({ groups: [{ name: 'g', rules: [{ alert: 'A', expr }] }] }));
  const { code, out } = await ran('lint', file);
  assert.equal(code, 1);
  assert.match(out, /own\.yml: g\/A: error: /);
  const json = JSON.parse((await ran('lint', file, '--json')).out) as { problem: object }[];
  assert.deepEqual(
    json.map(({ problem }) => Reflect.get(problem, 'kind')),
    ['rate-of-gauge'],
  );
  for (const [name, text] of Object.entries({ 'no.yml': 'a: [', 'other.yml': 'a: 1' })) {
    await writeFile(join(folder, name), text);
    const wrong = await ran('lint', join(folder, name));
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, new RegExp(`^flink-metrics: .*${name}`));
  }
  assert.equal((await ran('lint', join(folder, 'nowhere.yml'))).code, 2);
});

test('dashboard prints sections, and what does not come goes to the other stream', async () => {
  const file = join(folder, 'dashboard.json');
  const panel = (title: string, expr: string, type = 'timeseries') => ({
    title,
    type,
    targets: [{ expr, refId: 'A' }],
  });
  const panels = [
    panel('In', 'rate(flink_taskmanager_job_task_numRecordsIn{namespace="$ns"}[5m])'),
    panel('Notes', '', 'text'),
    panel('Broken', 'sum('),
  ];
  await writeFile(file, JSON.stringify({ title: 'Ours', panels }));
  const { code, out, err } = await ran('dashboard', file);
  assert.equal(code, 0);
  const [section] = parseSections(out);
  assert.deepEqual(
    section?.charts.map(({ title }) => (typeof title === 'string' ? title : title.en)),
    ['In'],
  );
  assert.match(err, /^Broken: left out, /m);
  await writeFile(file, '[]');
  assert.equal((await ran('dashboard', file)).code, 2);
});

test('simulate prints samples for promtool; a wrong port is a usage error', async () => {
  const { code, out } = await ran('simulate', '--backfill', '0.01', '--scenario', 'healthy');
  assert.equal(code, 0);
  assert.match(out, /^# TYPE flink_\w+ gauge\nflink_\w+\{.*\} \S+ \d+\.\d{3}\n/m);
  assert.match(out, /\n# EOF\n$/);
  assert.deepEqual((await ran('simulate', '--port', '70000')).code, 2);
});
