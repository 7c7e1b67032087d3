import { max, metric } from '../../promql/index.ts';
import type { ExplainedSection } from './explained.ts';
import { measures } from './measures.ts';

/** A job has one leading JobManager; the maximum spans a change of leader. */
const jobManager = (name: string) => max(metric(`flink_jobmanager_${name}`));

export const cluster = (): ExplainedSection => ({
  id: 'cluster',
  title: { en: 'Cluster', 'zh-CN': '集群' },
  collapsed: true,
  charts: [
    {
      id: 'cluster-taskmanagers',
      title: { en: 'TaskManagers', 'zh-CN': 'TaskManager 数' },
      description: {
        en: 'TaskManagers that have registered with the JobManager, and those asked of Kubernetes or YARN that are not up yet. Pending for minutes: no room, a quota, or an image that cannot be pulled.',
        'zh-CN':
          '已注册到 JobManager 的 TaskManager 数，以及已向 Kubernetes 或 YARN 申请但尚未就绪的数量。等待数分钟仍未就绪，多因资源或配额不足，或镜像无法拉取。',
      },
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
      description: {
        en: 'Task slots of all registered TaskManagers, and those that no job uses. Without a free one, a job that loses a TaskManager waits until a new one is up.',
        'zh-CN':
          '全部已注册 TaskManager 的任务槽数，以及其中空闲的数量。没有空闲槽时，失去 TaskManager 的作业须等待新的 TaskManager 就绪。',
      },
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
        en: 'Jobs that the JobManager runs now. With more than one its processes are shared, and heap, CPU and the like are not one job’s alone.',
        'zh-CN':
          'JobManager 当前运行的作业数。多于一个时进程由多个作业共享，堆、CPU 等指标不只属于某一个作业。',
      },
      unit: 'count',
      view: 'step',
      query: jobManager('numRunningJobs'),
      legend: [],
    },
  ],
});
