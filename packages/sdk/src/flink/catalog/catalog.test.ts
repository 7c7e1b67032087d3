import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { catalog, describeMetric, lookup } from './catalog.ts';
import { type MetricFamily, measureOf } from './family.ts';
import { textOf } from './text-of.ts';

interface Fact {
  readonly prometheusName: string;
  readonly scope: string;
  readonly kind: string;
  readonly semantics: string;
  readonly labels: readonly string[];
  readonly optionalLabels?: readonly string[];
  readonly since: string;
  readonly removedIn: string | null;
  readonly deprecated: boolean;
  readonly replacedBy: string | null;
  readonly requires: string | null;
  readonly group: string;
  readonly pattern?: string;
  readonly examples?: readonly string[];
}

function fixture<T>(name: string): readonly T[] {
  const file = new URL(`../../../../../test/fixtures/flink/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

const facts = fixture<Fact>('metrics');
const containerFacts = fixture<{ name: string; labels: readonly string[] }>('container-metrics');
const byName = new Map(catalog.map((family) => [family.name, family]));

function familyOf(name: string): MetricFamily {
  const family = byName.get(name);
  assert.ok(family, `${name} is not in the catalog`);
  return family;
}

test('the catalog has every family of the facts, and no other', () => {
  const names = [...facts.map((fact) => fact.prometheusName), ...containerFacts.map((f) => f.name)];
  assert.deepEqual(
    catalog.map(({ name }) => name),
    names,
  );
  assert.equal(byName.size, catalog.length);
});

test('each family says what the facts say', () => {
  for (const fact of facts) {
    const family = familyOf(fact.prometheusName);
    assert.deepEqual(
      [...family.labels].toSorted(),
      [...fact.labels].toSorted(),
      `${family.name}: labels`,
    );
    assert.deepEqual(family.optionalLabels, fact.optionalLabels ?? [], family.name);
    for (const key of ['scope', 'kind', 'semantics', 'since', 'deprecated', 'group'] as const) {
      assert.equal(family[key], fact[key], `${family.name}: ${key}`);
    }
    for (const key of ['removedIn', 'replacedBy', 'requires'] as const) {
      assert.equal(family[key] ?? null, fact[key], `${family.name}: ${key}`);
    }
    assert.equal(family.pattern?.source, fact.pattern, `${family.name}: pattern`);
  }
  for (const fact of containerFacts) {
    assert.deepEqual([...familyOf(fact.name).labels].toSorted(), [...fact.labels].toSorted());
  }
});

test('a deprecated family points to one that the catalog has', () => {
  for (const { name, replacedBy } of catalog) {
    if (replacedBy !== undefined) assert.ok(byName.has(replacedBy), `${name} → ${replacedBy}`);
  }
});

test('every family has a title and a description in both languages, in sentences', () => {
  for (const family of catalog) {
    const { title, description } = textOf(family);
    for (const text of [title.en, description.en, title['zh-CN'], description['zh-CN']]) {
      assert.ok(text.trim() === text && text.length > 0, family.name);
    }
    assert.match(description.en, /^[“‘A-Z0-9].*\.$/, family.name);
    assert.match(description['zh-CN'], /。$/, family.name);
    assert.match(title['zh-CN'] + description['zh-CN'], /\p{Script=Han}/u, family.name);
  }
});

test('the texts are found by name, in a part of their own', async () => {
  const text = await describeMetric('flink_taskmanager_Status_JVM_GarbageCollector_Copy_Time');
  assert.equal(text?.title.en, 'Garbage collection time: one collector');
  assert.equal(await describeMetric('my_own_metric'), null);
});

test('no sum of watermarks, shares, quantiles, maxima or means is ever honest', () => {
  const measure = (name: string) => familyOf(name).measure;
  assert.equal(measure('flink_taskmanager_job_task_currentInputWatermark'), 'point');
  assert.equal(
    measure('flink_taskmanager_job_task_Shuffle_Netty_Input_Buffers_inPoolUsage'),
    'level',
  );
  assert.equal(measure('flink_taskmanager_job_task_mailboxLatencyMs'), 'distribution');
  assert.equal(
    measure('flink_taskmanager_job_task_operator_KafkaSourceReader_KafkaConsumer_records_lag_max'),
    'level',
  );
  assert.equal(measure('flink_jobmanager_job_lastCheckpointDuration'), 'level');
  assert.equal(measure('flink_taskmanager_job_task_busyTimeMsPerSecond'), 'level');
  assert.equal(measure('flink_taskmanager_job_task_numRecordsInPerSecond'), 'quantity');
  assert.equal(measure('flink_taskmanager_job_task_numRecordsIn'), 'counter');
  assert.equal(measureOf('anything_max', 'instant', 'records'), 'level');
});

test('lookup finds a name, a name of a pattern, a histogram’s count, and says what is none of ours', () => {
  const found = (name: string) => {
    const result = lookup(name);
    return result.type === 'family' ? [result.family.name, result.parts] : result;
  };
  assert.deepEqual(found('flink_taskmanager_job_task_numRecordsIn'), [
    'flink_taskmanager_job_task_numRecordsIn',
    {},
  ]);
  assert.deepEqual(found('flink_jobmanager_Status_JVM_GarbageCollector_G1_Young_Generation_Time'), [
    'flink_jobmanager_Status_JVM_GarbageCollector_<collector>_Time',
    { collector: 'G1_Young_Generation' },
  ]);
  for (const suffix of ['', '_count', '_sum']) {
    assert.deepEqual(found(`flink_taskmanager_job_task_mailboxLatencyMs${suffix}`), [
      'flink_taskmanager_job_task_mailboxLatencyMs',
      {},
    ]);
  }
  assert.deepEqual(found('flink_taskmanager_job_task_operator_myOrders'), {
    type: 'custom',
    flink: true,
  });
  assert.deepEqual(found('node_load1'), { type: 'custom', flink: false });
});

test('every example of a pattern is found as that pattern', () => {
  for (const fact of facts) {
    for (const example of fact.examples ?? []) {
      const name = fact.prometheusName.replace(/<\w+>/, example);
      if (name.includes('<') || !new RegExp(fact.pattern ?? '').test(name)) continue;
      const result = lookup(name);
      assert.ok(result.type === 'family', name);
      const expected = byName.has(name) ? name : fact.prometheusName;
      assert.equal(result.family.name, expected, name);
    }
  }
});
