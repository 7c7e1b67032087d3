import { count, lastOverTime, metric, unless } from '../../promql/index.ts';
import { atLeast } from '../rules/measures/tests.ts';
import type { Rule } from '../rules/model/rule.ts';

/**
 * A job that failed for good, or was cancelled, reports nothing: no other alert can fire. `diagnose` sees that anyway,
 * as it has nothing to look at, so this is a rule for alerts only.
 * @param witness a metric with a series for each job, of the JobManager that leads it
 */
export function silentJob(witness: string): Rule {
  const present = () => metric(witness);
  return {
    id: 'job-silent',
    domain: 'job',
    severity: 'critical',
    title: { en: 'Job reports nothing', 'zh-CN': '作业没有任何指标' },
    sentence: {
      en: 'The job reported within the last hour and does no longer: it failed for good, was cancelled, or Prometheus does not get its metrics.',
      'zh-CN':
        '作业在最近一小时内有指标，现在没有：已彻底失败、被取消，或 Prometheus 无法获取其指标。',
    },
    subject: [],
    when: [atLeast(unless(count(lastOverTime(present(), '1h')), count(present())), 1, 'count')],
    evidence: [{ chart: 'running-time' }],
    advice: [
      {
        sentence: {
          en: 'See its state in Flink’s own page, and the last lines of the JobManager’s log.',
          'zh-CN': '在 Flink 页面查看作业状态，以及 JobManager 日志的末尾。',
        },
      },
    ],
    source: {
      text: 'The series of a failed job end: what says “uptime is 0” never fires; an hour is ours',
    },
  };
}
