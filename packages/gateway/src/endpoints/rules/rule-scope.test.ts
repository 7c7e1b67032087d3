import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scopeOf } from '../../tenant.ts';
import { areGranted, isQueryingTemplate, readsOnlyGranted } from './rule-scope.ts';

const scope = scopeOf({ name: 't', namespaces: ['a', 'c'] }, 'namespace', 'forbidden');
const sets = scopeOf(
  {
    name: 't',
    labelSets: [
      { namespace: 'a', cluster: 'x' },
      { namespace: 'c', cluster: 'y' },
    ],
  },
  'namespace',
  'forbidden',
);

test("a rule is the tenant's by its own labels", () => {
  assert.ok(areGranted({ namespace: 'a', severity: 'page' }, scope));
  for (const labels of [{}, { namespace: 'b' }, { namespace: '' }, { team: 'a' }]) {
    assert.ok(!areGranted(labels, scope), JSON.stringify(labels));
  }
  assert.ok(areGranted({ namespace: 'c', cluster: 'y' }, sets));
  assert.ok(!areGranted({ namespace: 'c', cluster: 'x' }, sets));
  assert.ok(!areGranted(JSON.parse('{"__proto__":{"namespace":"a"}}'), scope));
});

test('a query reads only what is granted where each of its selectors says so', () => {
  for (const query of [
    'up{namespace="a"}',
    'sum(rate(x{namespace="a"}[5m])) / sum(rate(x{namespace=~"a|c"}[5m])) > 1',
    'up{namespace="a"} and on (job) absent(up{namespace="c"}) == 0 or vector(1)',
    'up{namespace="b",namespace="a"}',
    '1 + 1',
  ]) {
    assert.ok(readsOnlyGranted(query, scope), query);
  }
  for (const query of [
    'up',
    'up{namespace="b"}',
    'up{namespace="a"} or secret',
    'topk(scalar(secret), up{namespace="a"})',
    'up{namespace!="b"}',
    'up{namespace=~"a.*"}',
    'up{namespace=~"a|b"}',
    'up{namespace=~"(a)"}',
    'up{namespace=~""}',
    'info(up{namespace="a"})',
    'up{namespace="a"',
    'up{pod="a"}',
  ]) {
    assert.ok(!readsOnlyGranted(query, scope), query);
  }
  assert.ok(readsOnlyGranted('up{namespace="a",cluster="x"}', sets));
  assert.ok(!readsOnlyGranted('up{namespace="a",cluster="y"}', sets));
  assert.ok(!readsOnlyGranted('up{namespace="a"}', sets));
});

test('a text that asks Prometheus when it is expanded is told', () => {
  assert.ok(isQueryingTemplate('{{ query "secret" | first | value }}'));
  assert.ok(isQueryingTemplate('{{ with printf "secret" | query }}{{ . }}{{ end }}'));
  for (const text of ['{{ $labels.job }} is down', 'see the query', '', '{{ $value }}']) {
    assert.ok(!isQueryingTemplate(text), text);
  }
});
