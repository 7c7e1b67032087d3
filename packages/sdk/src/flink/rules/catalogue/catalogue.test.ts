import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type Expr, metricsUsed, print, visit } from '../../../promql/index.ts';
import { catalog, lookup } from '../../catalog/catalog.ts';
import { textOf } from '../../catalog/text-of.ts';
import { sections } from '../../sections/index.ts';
import { measuresOf } from '../ask/measure-key.ts';
import type { Rule } from '../model/rule.ts';
import { rules } from './index.ts';
import { ruleIds } from './rule-id.ts';

const ids = new Set(rules.map(({ id }) => id));
const charts = new Map(
  sections.flatMap((section) => section.charts.map((chart) => [chart.id, chart] as const)),
);

test('there are at least forty rules, each with an id of its own', () => {
  assert.ok(rules.length >= 40);
  assert.equal(ids.size, rules.length);
  assert.deepEqual([...ids].sort(), [...ruleIds].sort());
});

for (const rule of rules) {
  suite(rule.id, () => {
    test('speaks of rules, charts and causes that there are', () => {
      const named = (rule.causes ?? []).flatMap(({ test: of }) => ('rule' in of ? [of.rule] : []));
      for (const id of [...(rule.effects ?? []), ...named]) assert.ok(ids.has(id), id);
      const causes = new Set((rule.causes ?? []).map(({ id }) => id));
      for (const { cause } of rule.advice) assert.ok(cause === undefined || causes.has(cause));
      for (const { chart, series } of rule.evidence) {
        const found = charts.get(chart);
        assert.ok(found, chart);
        assert.ok(series === undefined || found.series?.[series], `${chart} has no ${series}`);
      }
    });

    test('fills every brace of its sentence, in both languages', () => {
      const known = ['value', 'limit', ...rule.subject, ...Object.keys(rule.numbers ?? {})];
      for (const text of [rule.sentence.en, rule.sentence['zh-CN']]) {
        for (const [, name = ''] of text.matchAll(/\{(\w+)\}/g)) assert.ok(known.includes(name));
        for (const label of rule.subject) assert.ok(text.includes(`{${label}}`), label);
      }
    });

    test('measures one series for each subject, of metrics that the catalog knows', () => {
      for (const measure of measuresOf(rule)) {
        assert.deepEqual(
          labelsOf(measure).filter((label) => !rule.subject.includes(label)),
          [],
          print(measure),
        );
        for (const name of metricsUsed(measure)) {
          assert.equal(lookup(name).type, 'family', name);
        }
      }
      assert.deepEqual(labelsOf(rule.when[0].measure).toSorted(), rule.subject.toSorted());
    });

    test('says what to do, and where its threshold comes from', () => {
      assert.ok(rule.advice.length > 0);
      assert.ok(rule.source.text.length > 20);
    });
  });
}

/** Labels that an expression of aggregated parts has; that all its parts are aggregated. */
function labelsOf(expr: Expr): readonly string[] {
  switch (expr.type) {
    case 'aggregation':
      return expr.grouping?.labels ?? [];
    case 'number':
      return [];
    case 'call':
      return expr.func === 'time' ? [] : labelsOf(expr.args[0] as Expr);
    case 'binary': {
      const { matching } = expr;
      if (matching?.group !== undefined || matching?.labels.length === 0)
        return labelsOf(expr.left);
      return [...new Set([...labelsOf(expr.left), ...labelsOf(expr.right)])];
    }
    default:
      throw new Error(`not aggregated: ${print(expr)}`);
  }
}

test('no measure selects a namespace or a job: the scope does', () => {
  const selected = (rule: Rule) => {
    const labels: string[] = [];
    for (const measure of measuresOf(rule)) {
      visit(measure, (expr) => {
        if (expr.type === 'selector') labels.push(...expr.matchers.map(({ name }) => name));
      });
    }
    return labels;
  };
  for (const label of rules.flatMap(selected)) {
    assert.ok(!['namespace', 'job_name', 'job_id', 'job', 'instance'].includes(label), label);
  }
});

test('compaction is 合并 in Chinese wherever it is spoken of, and compression 压缩', () => {
  const spoken: { en: string; zh: string }[] = [];
  const collect = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    if ('en' in value && 'zh-CN' in value) {
      spoken.push({ en: String(value.en), zh: String(value['zh-CN']) });
    } else Object.values(value).forEach(collect);
  };
  collect([sections, rules, catalog.map(textOf)]);
  const ofCompaction = spoken.filter(({ en }) => /compact/i.test(en));
  assert.ok(ofCompaction.length > 10);
  for (const { en, zh } of ofCompaction) {
    assert.match(zh, /合并|compact/i, en);
    if (!/compress/i.test(en)) assert.doesNotMatch(zh, /压缩/, en);
  }
});
