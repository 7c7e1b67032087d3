import { max, metric } from '../../promql/index.ts';
import type { Section } from '../chart.ts';
import { measures } from './measures.ts';

/** A job has one leading JobManager; the maximum spans a change of leader. */
const jobManager = (name: string) => max(metric(`flink_jobmanager_${name}`));

export const cluster = (): Section => ({
  id: 'cluster',
  title: { en: 'Cluster', 'zh-CN': '集群' },
  collapsed: true,
  charts: [
    {
      id: 'cluster-taskmanagers',
      title: { en: 'TaskManagers', 'zh-CN': 'TaskManager 数' },
      unit: 'count',
      view: 'step',
      query: measures({
        registered: jobManager('numRegisteredTaskManagers'),
        pending: jobManager('numPendingTaskManagers'),
      }),
      legend: ['series'],
      series: {
        registered: { en: 'registered', 'zh-CN': '已注册' },
        pending: { en: 'pending', 'zh-CN': '等待中' },
      },
    },
    {
      id: 'cluster-slots',
      title: { en: 'Task slots', 'zh-CN': '任务槽' },
      unit: 'count',
      view: 'step',
      query: measures({
        total: jobManager('taskSlotsTotal'),
        available: jobManager('taskSlotsAvailable'),
      }),
      legend: ['series'],
      series: {
        total: { en: 'total', 'zh-CN': '总数' },
        available: { en: 'free', 'zh-CN': '空闲' },
      },
    },
    {
      id: 'cluster-jobs',
      title: { en: 'Running jobs', 'zh-CN': '运行中的作业' },
      description: {
        en: 'More than one: the JobManager, and what it measures, is shared.',
        'zh-CN': '多于一个时，JobManager 及其指标由多个作业共享。',
      },
      unit: 'count',
      view: 'step',
      query: jobManager('numRunningJobs'),
      legend: [],
    },
  ],
});
