import { count, group, max, maxOverTime, sub, subquery } from '../../../promql/index.ts';
import { flink } from '../../metrics/generated/flink.ts';
import { age } from '../measures/lately.ts';
import { above, atLeast, atMost } from '../measures/tests.ts';
import type { OurRule } from './rule-id.ts';

const { jobmanager, task } = flink;

/** TaskManagers that report a task of the job. */
const reporting = () => count(group(task.numRecordsIn()).by('tm_id'));
const registered = () => max(jobmanager.numRegisteredTaskManagers());

export const data = (): readonly OurRule[] => [
  {
    id: 'data-incomplete',
    domain: 'data',
    severity: 'warning',
    title: { en: 'Data is incomplete', 'zh-CN': '数据不完整' },
    sentence: {
      en: '{value} of the job’s TaskManagers have stopped reporting, though the JobManager still knows them: what is shown is partial.',
      'zh-CN':
        '作业有 {value} 个 TaskManager 不再上报指标，但 JobManager 仍能看到它们：显示的数据不完整。',
    },
    subject: [],
    when: [
      atLeast(sub(max(maxOverTime(subquery(reporting(), '15m', '1m'))), reporting()), 1, 'count'),
      atMost(sub(max(maxOverTime(subquery(registered(), '15m', '1m'))), registered()), 0, 'count'),
      // Fewer of them may be meant after a restart.
      above(age(), 900_000, 'ms'),
    ],
    evidence: [{ chart: 'job-taskmanagers' }, { chart: 'subtasks' }],
    advice: [
      {
        sentence: {
          en: 'See whether Prometheus scrapes them, or whether they still push: a network rule, a port, a filter.',
          'zh-CN': '检查 Prometheus 是否仍能抓取或其是否仍在推送：网络策略、端口或过滤规则。',
        },
      },
    ],
    silences: ['backpressure', 'sources', 'watermarks'],
    source: {
      text: 'What the JobManager counts beside what reports; without both, absence says nothing',
    },
  },
];
