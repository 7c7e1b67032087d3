import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PushReporter } from './options.ts';
import { flinkReporterConfig } from './reporter.ts';

const push: PushReporter = {
  reporter: 'pushgateway',
  version: '1.20',
  url: 'http://pushgateway:9091/',
  jobName: 'orders',
  namespace: 'tenant-a',
};

test('1.20 pushes by factory.class and hostUrl', () => {
  assert.deepEqual(flinkReporterConfig(push).flink, {
    file: 'config.yaml',
    text: `metrics.reporters: promgateway
metrics.reporter.promgateway.factory.class: org.apache.flink.metrics.prometheus.PrometheusPushGatewayReporterFactory
metrics.reporter.promgateway.hostUrl: http://pushgateway:9091
metrics.reporter.promgateway.jobName: orders
metrics.reporter.promgateway.randomJobNameSuffix: true
metrics.reporter.promgateway.deleteOnShutdown: false
metrics.reporter.promgateway.groupingKey: namespace=tenant-a
metrics.reporter.promgateway.interval: 15 SECONDS
`,
  });
});

test('1.14 pushes by host and port', () => {
  const { file, text } = flinkReporterConfig({ ...push, version: '1.14.6' }).flink;
  assert.equal(file, 'flink-conf.yaml');
  assert.match(text, /factory\.class: .*Factory\n.*\.host: pushgateway\n.*\.port: 9091\n/);
  assert.doesNotMatch(text, /hostUrl/);
});

test('1.10 names the reporter by its class', () => {
  const { text } = flinkReporterConfig({ reporter: 'scrape', version: '1.10' }).flink;
  assert.match(text, /prom\.class: org\.apache\.flink\.metrics\.prometheus\.PrometheusReporter\n/);
});

test('2.x scrapes by factory.class in config.yaml', () => {
  assert.deepEqual(flinkReporterConfig({ reporter: 'scrape', version: '2.1-SNAPSHOT' }).flink, {
    file: 'config.yaml',
    text: `metrics.reporters: prom
metrics.reporter.prom.factory.class: org.apache.flink.metrics.prometheus.PrometheusReporterFactory
metrics.reporter.prom.port: 9249
kubernetes.jobmanager.annotations: prometheus.io/scrape:true,prometheus.io/port:9249
kubernetes.taskmanager.annotations: prometheus.io/scrape:true,prometheus.io/port:9249
`,
  });
});

test('what a version cannot do is refused with the reason', () => {
  const refused = (reporter: Partial<PushReporter>, message: RegExp) =>
    assert.throws(() => flinkReporterConfig({ ...push, ...reporter }), {
      name: 'RangeError',
      message,
    });
  refused({ version: '1.9' }, /before 1\.10 there is no groupingKey/);
  refused({ version: '1.14', url: 'https://gateway/push' }, /before 1\.15 .* a host and a port/);
  refused({ username: 'u', password: 'p' }, /needs Flink 2\.3/);
  refused({ version: '2.3', username: 'u' }, /go together/);
  refused({ version: 'latest' }, /not "latest"/);
  refused({ namespace: '' }, /groupingKey cannot hold/);
  refused({ namespace: '\t ' }, /groupingKey cannot hold/);
  refused({ namespace: 'a;b=c' }, /groupingKey cannot hold/);
  refused({ version: '1.18', jobName: 'a # b' }, /jobName cannot be "a # b" in flink-conf\.yaml/);
  refused({ version: '1.18', jobName: 'x\nmetrics.reporters: evil' }, /jobName cannot be/);
  refused({ version: '1.18', jobName: '\0a' }, /jobName cannot be/);
  refused({ jobName: 'half a \ud800' }, /not a Unicode text/);
  refused({ name: 'a.b' }, /letters and digits/);
});

const refusedLabels: [grouping: Record<string, string>, message: RegExp][] = [
  [{ 'in-stance': 'a' }, /the label "in-stance": a label name has letters/],
  [{ '': 'a' }, /the label "": a label name/],
  [{ '1a': 'a' }, /the label "1a": a label name/],
  [{ 'a=b': 'a' }, /a label name/],
  [{ 'a\n': 'a' }, /a label name/],
  [{ 组: 'a' }, /a label name/],
  [{ 'a@base64': 'a' }, /a label name/],
  [{ __a: 'a' }, /begin with "__"/],
  [{ job: 'a' }, /"job": jobName sets it/],
  [{ namespace: 'tenant-b' }, /"namespace": the option namespace sets it/],
  [{ cluster: '' }, /groupingKey cannot hold "cluster"=""/],
  [{ cluster: ' ' }, /groupingKey cannot hold "cluster"=" "/],
  [{ job_id: 'a' }, /in place of the one that Flink writes/],
  [{ host: 'a' }, /in place of the one that Flink writes/],
  [{ quantile: 'a' }, /in place of the one that Flink writes/],
  [{ cluster: 'a;b' }, /groupingKey cannot hold "cluster"="a;b"/],
];
for (const version of ['1.18', '1.20', '2.1']) {
  test(`labels that Flink, the Pushgateway or Prometheus does not take are refused: ${version}`, () => {
    for (const [grouping, message] of refusedLabels) {
      assert.throws(() => flinkReporterConfig({ ...push, version, grouping }), {
        name: 'RangeError',
        message,
      });
    }
  });
}

test('further labels of pushed series', () => {
  const grouping = { instance: 'a=b', cluster: '集群' };
  assert.match(
    flinkReporterConfig({ ...push, grouping }).flink.text,
    /groupingKey: namespace=tenant-a;instance=a=b;cluster=集群\n/,
  );
});

test('Prometheus keeps the pushed labels', () => {
  const { text } = flinkReporterConfig({ ...push, url: 'https://gateway:9091/push/' }).prometheus;
  assert.match(text, /honor_labels: true/);
  assert.match(text, /scheme: https\n {4}metrics_path: '\/push\/metrics'/);
  assert.match(text, /targets: \['gateway:9091'\]/);
});

test('fixed targets carry their labels', () => {
  const { text } = flinkReporterConfig({
    reporter: 'scrape',
    version: '2.1',
    targets: [{ address: '127.0.0.1:9249', labels: { namespace: 'a', pod: "x 'y'" } }],
  }).prometheus;
  assert.ok(
    text.includes(`{ targets: ['127.0.0.1:9249'], labels: { namespace: 'a', pod: 'x ''y''' } }`),
  );
});

test('a label of a target is a label of Prometheus', () => {
  const config = (labels: Record<string, string>) =>
    flinkReporterConfig({
      reporter: 'scrape',
      version: '2.1',
      targets: [{ address: '127.0.0.1:9249', labels }],
    }).prometheus.text;
  assert.throws(() => config({ 'a: b': 'x' }), {
    name: 'RangeError',
    message: 'a target cannot have the label "a: b"',
  });
  assert.ok(config({ on: 'yes' }).includes("labels: { 'on': 'yes' }"));
});
