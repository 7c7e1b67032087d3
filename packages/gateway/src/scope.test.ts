import assert from 'node:assert/strict';
import { test } from 'node:test';
import { functions, visit } from '@flink-metrics/sdk/promql';
import { parse } from '@flink-metrics/sdk/promql/parse';
import { allowedFunctions } from './allowed-functions.ts';
import { scopedQuery, scopedSelector, wholeScope } from './scope.ts';

const one = { label: 'namespace', namespaces: ['a'] };
const several = { label: 'namespace', namespaces: ['a', 'team.b', 'c|d', '(e)\\', '中'] };

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
  assert.equal(scopedSelector('up{namespace=~"b"}', one), 'up{namespace=~"b",namespace="a"}');
});

test('several namespaces are literal alternatives of one regular expression', () => {
  assert.equal(wholeScope(several), String.raw`{namespace=~"a|team\\.b|c\\|d|\\(e\\)\\\\|中"}`);
});

test('the label may be another', () => {
  assert.equal(wholeScope({ label: 'team', namespaces: ['x"y'] }), String.raw`{team="x\"y"}`);
});

test('a query that names a namespace not granted is refused with its name', () => {
  for (const query of ['up{namespace="b"}', 'up + absent(up{namespace="b",namespace="a"})']) {
    assert.throws(() => scopedQuery(query, one), refused(403, /namespace "b"/));
  }
  assert.throws(() => scopedQuery('up{namespace=""}', one), refused(403, /namespace ""/));
  assert.throws(() => scopedSelector('{namespace="b"}', one), refused(403, /namespace "b"/));
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
  assert.throws(() => scopedSelector('up or secret', one), refused(400, /./));
  assert.throws(() => scopedSelector('up[5m]', one), refused(400, /./));
});
