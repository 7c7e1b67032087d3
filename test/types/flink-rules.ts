/** What must and must not compile of rules; `tsc` is the test. */
import { flink } from '@flink-metrics/sdk/flink';
import type { Rule, RuleId, Test } from '@flink-metrics/sdk/flink/rules';
import { max, rate, sum } from '@flink-metrics/sdk/promql';

const rule: Omit<Rule, 'when' | 'title'> = {
  id: 'mine',
  domain: 'job',
  severity: 'warning',
  sentence: { en: 'x {value}', 'zh-CN': 'x {value}' },
  subject: [],
  evidence: [],
  advice: [],
  source: { text: 'ours' },
};
const test: Test = { measure: max(flink.job.numRestarts()), is: '>', limit: 1, unit: 'count' };
const title = { en: 'Mine', 'zh-CN': '我的' };
export const right: Rule = { ...rule, title, when: [test] };

// @ts-expect-error a rule has a condition
export const without: Rule = { ...rule, title, when: [] };
// @ts-expect-error a text in one language
export const untranslated: Rule = { ...rule, when: [test], title: { en: 'Mine' } };

// A wrong name, a wrong label, and what the numbers do not mean.
// @ts-expect-error no such metric
max(flink.job.numRestartz());
// @ts-expect-error no such label
max(flink.task.busyTimeMsPerSecond()).by('task_nme');
// @ts-expect-error a sum of shares of time
sum(flink.task.busyTimeMsPerSecond());
// @ts-expect-error a rate of a gauge
rate(flink.task.busyTimeMsPerSecond(), '3m');
// A quantile is chosen by its label.
max(flink.task.mailboxLatencyMs({ quantile: '0.99' })).by('task_name');
// @ts-expect-error other metrics have none
max(flink.task.busyTimeMsPerSecond({ quantile: '0.99' }));

// @ts-expect-error no such comparison
export const compared: Test = { ...test, is: '=~' };
// @ts-expect-error no such unit
export const measured: Test = { ...test, unit: 'parsecs' };

export const named: RuleId = 'bottleneck';
// @ts-expect-error no such rule
export const misnamed: RuleId = 'botleneck';
