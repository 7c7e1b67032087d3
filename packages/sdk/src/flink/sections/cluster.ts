import { count, max, metric } from '../../promql/index.ts';
import type { ExplainedSection } from '../definitions/chart.ts';
import { measures, orElse } from '../definitions/measures.ts';

const job = (name: string) => metric(`flink_jobmanager_job_${name}`);
const task = (name: string) => metric(`flink_taskmanager_job_task_${name}`);

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
      id: 'job-taskmanagers',
      title: { en: 'TaskManagers of this job', 'zh-CN': '此作业的 TaskManager 数' },
      description: {
        en: 'TaskManagers that run at least one subtask of the job. It should hold still: a drop is a lost process, or the job was scaled down.',
        'zh-CN':
          '至少运行此作业一个子任务的 TaskManager 数。正常应保持不变；下降说明有进程丢失，或作业被缩容。',
      },
      unit: 'count',
      view: 'step',
      query: count(count(task('numRecordsIn')).by('tm_id')),
      legend: [],
    },
    {
      id: 'subtasks',
      title: { en: 'Subtasks', 'zh-CN': '子任务数' },
      description: {
        en: 'Subtasks that report now, over all tasks: the sum of their parallelisms. Fewer than usual: some have finished or are not running.',
        'zh-CN':
          '当前上报指标的子任务总数，即各任务并行度之和。少于平时，说明部分子任务已结束或未在运行。',
      },
      unit: 'count',
      view: 'step',
      query: count(task('numRecordsIn')),
      legend: [],
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
    {
      id: 'running-time',
      title: { en: 'Running for', 'zh-CN': '持续运行时间' },
      description: {
        en: 'Time since the job last became RUNNING; 0 while it is not. A fall to 0 is a restart.',
        'zh-CN': '作业最近一次进入 RUNNING 状态以来的时间；未运行时为 0。突然归零说明发生了重启。',
      },
      unit: 'ms',
      view: 'line',
      query: orElse(max(job('runningTime')), max(job('uptime'))),
      legend: [],
    },
    {
      id: 'restarting-time',
      title: { en: 'Restarting for', 'zh-CN': '重启已持续' },
      description: {
        en: 'Time since the job became RESTARTING; 0 while it is not. Usually no longer than the delay of the restart strategy; if it keeps growing, tasks of the failed attempt may not be stopping.',
        'zh-CN':
          '作业进入 RESTARTING 状态以来的时间；未在重启时为 0。通常不超过重启策略的等待时间；持续增长可能是失败前的任务迟迟未能停止。',
      },
      unit: 'ms',
      view: 'line',
      query: orElse(max(job('restartingTime')), max(job('downtime'))),
      legend: [],
    },
  ],
});
