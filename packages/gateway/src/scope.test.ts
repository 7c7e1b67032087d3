import assert from 'node:assert/strict';
import { test } from 'node:test';
import { functions, visit } from '@flink-metrics/sdk/promql';
import { parse } from '@flink-metrics/sdk/promql/parse';
import { allowedFunctions } from './allowed-functions.ts';
import type { LabelSet } from './alternatives.ts';
import { scopedMatch, scopedQuery, wholeScope } from './scope.ts';
import { type OutOfScope, scopeOf } from './tenant.ts';

const scope = (
  label: string,
  namespaces: readonly string[],
  outOfScope: OutOfScope = 'forbidden',
) => scopeOf({ name: 'tenant', namespaces }, label, outOfScope);
const one = scope('namespace', ['a']);
const several = scope('namespace', ['a', 'team.b', 'c|d', '(e)\\', '中']);

const refused = (status: number, message: RegExp) => (error: Error & { status?: number }) => {
  assert.equal(error.status, status);
  assert.match(error.message, message);
  return true;
};

test('every selector gets the matcher, wherever it stands', () => {
  const queries = [
    'up',
    '{__name__=~".+"}',
    'topk(scalar(secret), up)',
    'quantile(scalar(secret), up) by (job)',
    'count_values("x", secret)',
    'rate(secret[5m] offset 1h @ end())',
    'max_over_time(rate(secret[5m])[1h:1m])',
    '-secret ^ 2 + on(job) group_left(x) up',
    'label_replace(secret, "namespace", "a", "", "")',
    'absent(secret) or vector(scalar(secret))',
    // Prometheus ends a comment at a carriage return too.
    'up # x\r or secret',
    'a and (b or (c unless d)) == bool e',
    'rate(secret[step() * 2] anchored offset -(range() / 2))',
    'max_over_time(secret smoothed[5m:max_of(1m, step())])',
    'integral(secret[5m], scalar(secret)) + holt_winters(secret[5m], 0.1, 0.1)',
    'secret * on (job) group_left (x) fill_left (1) fill_right (-Inf) secret',
  ];
  for (const query of queries) {
    let selectors = 0;
    visit(parse(scopedQuery(query, one)), (expr) => {
      if (expr.type !== 'selector') return;
      selectors += 1;
      assert.deepEqual(expr.matchers.at(-1), { name: 'namespace', op: '=', value: 'a' }, query);
    });
    assert.ok(selectors > 0, query);
  }
});

test('the matcher is added also where one is already there', () => {
  assert.equal(scopedQuery('up{namespace="a"}', one), 'up{namespace="a",namespace="a"}');
  assert.equal(scopedQuery('up{namespace=~".*"}', one), 'up{namespace=~".*",namespace="a"}');
  assert.equal(scopedQuery('up{namespace!="a"}', one), 'up{namespace!="a",namespace="a"}');
  assert.deepEqual(scopedMatch('up{namespace=~"b"}', one), ['up{namespace=~"b",namespace="a"}']);
});

test('several namespaces are literal alternatives of one regular expression', () => {
  assert.deepEqual(wholeScope(several), [
    String.raw`{namespace=~"a|team\\.b|c\\|d|\\(e\\)\\\\|中"}`,
  ]);
});

test('the label may be another', () => {
  assert.deepEqual(wholeScope(scope('team', ['x"y'])), [String.raw`{team="x\"y"}`]);
});

test('a query that names a namespace not granted is refused with its name', () => {
  for (const query of ['up{namespace="b"}', 'up + absent(up{namespace="b",namespace="a"})']) {
    assert.throws(() => scopedQuery(query, one), refused(403, /namespace "b"/));
  }
  assert.throws(() => scopedQuery('up{namespace=""}', one), refused(403, /namespace ""/));
  assert.throws(() => scopedMatch('{namespace="b"}', one), refused(403, /namespace "b"/));
});

test('where the operator wants it, a selector of a namespace not granted has no series', () => {
  const empty = scope('namespace', ['a'], 'empty');
  assert.equal(
    scopedQuery('up{namespace="b"} or up{namespace="a"}', empty),
    'up{namespace="b",namespace="a"} or up{namespace="a",namespace="a"}',
  );
  assert.deepEqual(scopedMatch('{namespace="b"}', empty), ['{namespace="b",namespace="a"}']);
  assert.deepEqual(scopedMatch('up{namespace=""}', empty), ['up{namespace="",namespace="a"}']);
});

test('what reads series that no selector names is refused', () => {
  assert.throws(() => scopedQuery('info(up)', one), refused(400, /info/));
  assert.throws(() => scopedQuery('sum(info(up, {a="b"}))', one), refused(400, /info/));
});

test('every function of the language has been looked at', () => {
  const refusedFunctions = Object.keys(functions).filter((name) => !allowedFunctions.has(name));
  assert.deepEqual(refusedFunctions, ['info']);
  for (const name of allowedFunctions) assert.ok(name in functions, name);
});

test('what is not parsed whole is refused, with its place', () => {
  for (const query of ['', 'up{', 'up or', 'up secret', 'foo[5m x 1m]', '{}']) {
    assert.throws(() => scopedQuery(query, one), refused(400, /./), query);
  }
  assert.throws(() => scopedMatch('up or secret', one), refused(400, /./));
  assert.throws(() => scopedMatch('up[5m]', one), refused(400, /./));
});

const ofSets = (...labelSets: LabelSet[]) =>
  scopeOf({ name: 'tenant', labelSets }, 'namespace', 'forbidden');
const twoClusters = ofSets({ namespace: 'a', cluster: 'x' }, { namespace: 'b', cluster: 'y' });

test('a label set is a matcher for each of its labels; sets that differ in one label share a matcher', () => {
  const inOne = ofSets({ namespace: 'a', cluster: 'x' });
  assert.equal(scopedQuery('up', inOne), 'up{namespace="a",cluster="x"}');
  const shared = ofSets({ namespace: 'a', cluster: 'x' }, { namespace: 'b', cluster: 'x' });
  assert.equal(scopedQuery('rate(up[5m])', shared), 'rate(up{namespace=~"a|b",cluster="x"}[5m])');
  assert.equal(scopedQuery('up', ofSets({ team: 't' })), 'up{team="t"}');
});

test('several label sets are a union, and never a cross product', () => {
  const [a, b] = ['{namespace="a",cluster="x"}', '{namespace="b",cluster="y"}'];
  for (const [query, scoped] of [
    ['up', `up${a} or up${b}`],
    ['sum(up) * 2', `sum(up${a} or up${b}) * 2`],
    ['-up offset 5m', `-(up${a} offset 5m or up${b} offset 5m)`],
    ['rate(up[5m])', `rate(up${a}[5m]) or rate(up${b}[5m])`],
    ['up / on (job) x', `(up${a} or up${b}) / on (job) (x${a} or x${b})`],
    ['max_over_time(up[1h:])', `max_over_time((up${a} or up${b})[1h:])`],
    ['timestamp(up)', `timestamp(up${a}) or timestamp(up${b})`],
    ['absent(sum(up))', `absent(sum(up${a} or up${b}))`],
    [
      'absent(up{job="j"})',
      `group without (namespace, cluster) (absent(up{job="j",${a.slice(1)}) and on () absent(up{job="j",${b.slice(1)}))`,
    ],
    [
      'absent_over_time(up[5m])',
      `group without (namespace, cluster) (absent_over_time(up${a}[5m]) and on () absent_over_time(up${b}[5m]))`,
    ],
    [
      'quantile_over_time(scalar(q), up[5m])',
      `quantile_over_time(scalar(q${a} or q${b}), up${a}[5m]) or quantile_over_time(scalar(q${a} or q${b}), up${b}[5m])`,
    ],
    ['up{cluster="x"}', `up{cluster="x",${a.slice(1)}`],
    ['absent(up{namespace="b"})', `absent(up{namespace="b",${b.slice(1)})`],
  ] as const) {
    assert.equal(scopedQuery(query, twoClusters), scoped);
  }
  assert.deepEqual(scopedMatch('up', twoClusters), [`up${a}`, `up${b}`]);
  assert.deepEqual(wholeScope(twoClusters), [a, b]);
});

test('a combination that no label set grants is refused, or empty where the operator wants it', () => {
  assert.throws(
    () => scopedQuery('up{namespace="a",cluster="y"}', twoClusters),
    refused(403, /does not grant namespace "a" with cluster "y"/),
  );
  assert.throws(() => scopedQuery('up{cluster="z"}', twoClusters), refused(403, /cluster "z"/));
  const empty = { ...twoClusters, outOfScope: 'empty' } as const;
  assert.equal(
    scopedQuery('up{cluster="y",namespace="a"}', empty),
    'up{cluster="y",namespace="a",namespace="a",cluster="x"}',
  );
});

test('what a union cannot say, or would say too long, is refused', () => {
  assert.throws(() => scopedQuery('up[5m]', twoClusters), refused(400, /range vector alone/));
  const nested = (depth: number): string =>
    depth === 0 ? '1' : `scalar(predict_linear(up[5m], ${nested(depth - 1)}))`;
  const refuse = () =>
    assert.throws(
      () => scopedQuery(`vector(${nested(100)})`, twoClusters),
      refused(400, /too long/),
    );
  // The longest that is answered: each level doubles it.
  const longest = () => scopedQuery(`vector(${nested(12)})`, twoClusters);
  const ratio = leastMsOf(refuse) / leastMsOf(longest);
  assert.ok(ratio < 10, `${ratio} times as long as the longest that is answered`);
  const many = ofSets(
    ...Array.from({ length: 400 }, (_, i) => ({ namespace: `n${i}`, cluster: `c${i}` })),
  );
  const query = Array(400).fill('up').join('+');
  assert.throws(() => scopedQuery(query, many), refused(422, /400 selectors/));
  const anyLength = Number.POSITIVE_INFINITY;
  const refuseMany = () =>
    assert.throws(() => scopedQuery(query, many, anyLength), refused(400, /too long/));
  assert.ok(leastMsOf(refuseMany) < 10 * leastMsOf(longest));
});

/** The least of five runs: what else the machine does only adds. */
function leastMsOf(run: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
  return Math.min(...times);
}

test('the text that a union repeats counts in its length', () => {
  const many = ofSets(
    ...Array.from({ length: 100 }, (_, i) => ({ namespace: `n${i}`, cluster: `c${i}` })),
  );
  const query = `up{job=~"${'x'.repeat(12_000)}"}`;
  assert.throws(() => scopedQuery(query, many), refused(422, /more than Prometheus is asked/));
  assert.throws(() => scopedMatch(query, many), refused(422, /more than Prometheus is asked/));
  assert.ok(scopedQuery(query.replace('x'.repeat(4_000), ''), many).length < 1_048_576);
});

test('in a union, too, every selector of the print has the matchers of one label set', () => {
  for (const query of [
    'topk(scalar(secret), up)',
    'count_values("x", secret) or max_over_time(secret[5m:] @ end()) == 1',
    'label_replace(secret, "namespace", "a", "", "") and absent(secret) unless timestamp(secret)',
    'predict_linear(secret[5m] offset 1h, scalar(sum_over_time(secret[5m])))',
    'rate(secret[step() * 2] anchored) + on (job) integral(secret[5m], scalar(secret))',
    'absent_over_time(secret[5m]) * absent(secret)',
  ]) {
    visit(parse(scopedQuery(query, twoClusters)), (expr) => {
      if (expr.type !== 'selector') return;
      const own = expr.matchers.slice(-2).map(({ name, op, value }) => name + op + value);
      assert.ok(['namespace=a,cluster=x', 'namespace=b,cluster=y'].includes(`${own}`), query);
    });
  }
});

test('an administrator asks for every series; an empty label set grants none', () => {
  const all = scopeOf({ name: 'admin', everything: true }, 'namespace', 'forbidden');
  assert.equal(scopedQuery('rate(up{namespace="b"}[5m])', all), 'rate(up{namespace="b"}[5m])');
  assert.deepEqual(wholeScope(all), ['{__name__=~".+"}']);
  for (const labels of [
    {},
    { namespace: '' },
    { __name__: 'up' },
    { 'a.b': 'c' },
    { a: '\ud800' },
  ]) {
    assert.throws(
      () => ofSets({ namespace: 'a' }, labels as LabelSet),
      refused(403, /no namespace/),
    );
  }
});
