import assert from 'node:assert/strict';
import { test } from 'node:test';
import { print } from '../../../promql/index.ts';
import { isRefusal } from '../losses/left-out.ts';
import { readFlinkQuery } from './flink-query.ts';

function read(text: string): string {
  const result = readFlinkQuery(text);
  if (isRefusal(result)) return `${result.reason}: ${result.detail}`;
  return `${print(result.query)}${result.ranges === 'rate-window' ? '' : ` (${result.ranges})`}`;
}

const job = 'flink_taskmanager_job_task_x';

test('what the scope decides is dropped, the rest stays', () => {
  assert.equal(
    read(`sum(${job}{job_name=~"$job",namespace="prod",job_id!="",task_name="a",tm_id=~"[[tm]]"})`),
    `sum(${job}{task_name="a"})`,
  );
  assert.equal(read(`${job}{job_name=~"$prefix.*"}`), job);
  assert.equal(read(`${job}{host=~"\${host:regex}",pod="\${pod}"}`), job);
});

test('a variable that is more than a choice is a reason', () => {
  assert.equal(read(`${job}{pod=~"$cluster-tm-.*"}`), 'variable: $cluster');
  assert.equal(read(`${job}{tm_id!="$tm"}`), 'variable: $tm');
  assert.equal(read('{__name__=~"$metric"}'), 'variable: $metric');
  assert.equal(read(`label_replace(${job}, "a", "$name", "b", "(.*)")`), 'variable: $name');
  assert.equal(read(`label_replace(${job}, "a", "$1", "b", "(.*)")`).startsWith('label'), true);
  assert.equal(read(`${job} / $__interval_ms`), 'variable: $__interval_ms');
});

test('ranges become the rate window, the view, or stay', () => {
  assert.equal(read(`rate(${job}[$__rate_interval])`), `rate(${job}[5m])`);
  assert.equal(read(`increase(${job}[$__interval])`), `increase(${job}[5m])`);
  assert.equal(read(`irate(${job}[2m])`), `irate(${job}[2m])`);
  assert.equal(read(`increase(${job}[$__range])`), `increase(${job}[5m]) (view)`);
  assert.equal(read(`increase(${job}[15m])`), `increase(${job}[15m]) (as-written)`);
  assert.equal(
    read(`max_over_time(sum(rate(${job}[1m]))[1h:])`),
    `max_over_time(sum(rate(${job}[1m]))[1h:]) (as-written)`,
  );
  assert.equal(
    read(`topk(scalar(count(rate(${job}[$a]))), -${job}) + rate(${job}[$b])`),
    `topk(scalar(count(rate(${job}[5m]))), -${job}) + rate(${job}[5m])`,
  );
  assert.equal(read(`increase(${job}[$__range]) / rate(${job}[1m])`), 'mixed-ranges: ');
});

test('only what a job’s scope narrows to the job comes', () => {
  assert.equal(read('up{job="flink"}'), 'not-flink: up');
  assert.equal(read(`${job} or kafka_consumergroup_lag`), 'not-flink: kafka_consumergroup_lag');
  assert.equal(read('{job_name="orders"}'), 'not-flink: {}');
  assert.equal(read('{__name__=~".+"}'), 'not-flink: .+');
  assert.equal(read('push_time_seconds'), 'not-flink: push_time_seconds');
  assert.equal(read('flink_custom'), 'not-of-a-job: flink_custom');
  assert.equal(read('{__name__=~"flink_.*"}'), 'not-of-a-job: flink_.*');
  assert.equal(
    read('flink_k8soperator_namespace_x'),
    'not-of-a-job: flink_k8soperator_namespace_x',
  );
  assert.equal(read(`info(${job})`), 'not-flink: info()');
  assert.equal(read('container_memory_rss{pod=~"$pod"}'), 'container_memory_rss');
});

test('what is no vector of series does not come', () => {
  for (const query of ['1', 'vector(1)', '"text"', 'time()', `scalar(${job})`, `${job}[5m]`]) {
    assert.match(read(query), /^no-series/, query);
  }
});

test('what does not parse comes with the parser’s words', () => {
  assert.match(read(`sum(${job}`), /^not-promql: 1:\d+: expected .+ found the end of the text$/);
  assert.match(read('{job="a"} | json'), /^not-promql: 1:11: /);
  assert.match(read('('.repeat(100_000)), /^not-promql: /);
});
