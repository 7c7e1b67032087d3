import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { rules } from '../catalogue/index.ts';
import { formatRules, parseRules, RulesError } from './parse-rules.ts';
import { rulesJsonSchema } from './rule-schema.ts';

const own = {
  id: 'orders-rejected',
  domain: 'records',
  severity: 'warning',
  title: { en: 'Orders rejected', 'zh-CN': '订单被拒绝' },
  sentence: { en: '{task_name} rejects {value}.', 'zh-CN': '{task_name} 拒绝 {value}。' },
  subject: ['task_name'],
  when: [
    {
      measure: 'sum by (task_name) (rate(flink_taskmanager_job_task_operator_ordersRejected[5m]))',
      is: '>',
      limit: 1,
      unit: 'records/s',
    },
  ],
  evidence: [],
  advice: [{ sentence: { en: 'See the shop.', 'zh-CN': '查看商店。' } }],
  source: { text: 'The team' },
};

test('our own rules go to JSON and back', () => {
  const back = parseRules(formatRules(rules), []);
  assert.deepEqual(JSON.parse(JSON.stringify(back)), JSON.parse(JSON.stringify(rules)));
});

test('a host adds a rule, changes limits and severity, and silences what it does not want', () => {
  const all = parseRules([
    own,
    { id: 'no-headroom', change: { severity: 'info', limits: [null, 400] } },
    { id: 'over-provisioned', change: { silenced: true } },
  ]);
  const by = new Map(all.map((rule) => [rule.id, rule]));
  assert.equal(all.length, rules.length + 1);
  assert.equal(by.get('orders-rejected')?.when[0].measure.type, 'aggregation');
  assert.equal(by.get('no-headroom')?.severity, 'info');
  assert.deepEqual(
    by.get('no-headroom')?.when.map(({ limit }) => limit),
    [800, 400],
  );
  assert.equal(by.get('over-provisioned')?.silenced, true);
});

test('a rule of the host’s takes the place of ours', () => {
  const all = parseRules([{ ...own, id: 'read-errors' }]);
  assert.equal(all.length, rules.length);
  assert.equal(all.find(({ id }) => id === 'read-errors')?.title.en, 'Orders rejected');
});

test('what is wrong is named with its place', () => {
  const refused = (input: unknown, message: RegExp) =>
    assert.throws(
      () => parseRules(input),
      (error: unknown) => error instanceof RulesError && message.test(error.message),
    );
  const [first] = own.when;
  refused([{ ...own, when: [{ ...first, measure: 'sum(' }] }], /^\[0\]\.when\[0\]\.measure: /);
  refused([{ ...own, when: [{ ...first, measure: '1' }] }], /measure: has to be a vector/);
  refused([{ ...own, when: [{ ...first, measure: 'x[5m]' }] }], /measure: has to be a vector/);
  refused([{ ...own, when: [] }], /^\[0\]\.when: must not be empty/);
  refused([{ ...own, severity: 'bad' }], /^\[0\]\.severity: must be "critical" or /);
  refused([{ ...own, colour: 'red' }], /unknown: colour/);
  refused([own, own], /^\[1\]\.id: "orders-rejected" is taken already/);
  refused([{ ...own, effects: ['nothing-such'] }], /names the rule "nothing-such"/);
  refused([{ id: 'nothing-such', change: { silenced: true } }], /no rule is called/);
  refused([{ id: 'not-running', change: { limits: [1, 2, 3] } }], /limits: "not-running" has 1 /);
  refused('{', /^rules: no JSON/);
  refused({}, /^rules: a list expected/);
  refused(' '.repeat(1_000_001), /characters are more than/);
});

test('the published schema is the one that is read', () => {
  const published = new URL('../../../../../../docs/rules.schema.json', import.meta.url);
  assert.deepEqual(JSON.parse(readFileSync(published, 'utf8')), rulesJsonSchema());
});
