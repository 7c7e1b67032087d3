import { count, max, metric, round, sum } from '../../promql/index.ts';
import type { Section } from '../chart.ts';
import { increase, orElse } from './measures.ts';

const job = (name: string) => metric(`flink_jobmanager_job_${name}`);
const task = (name: string) => metric(`flink_taskmanager_job_task_${name}`);

export const overview = (): Section => ({
  id: 'overview',
  title: { en: 'Overview', 'zh-CN': '概览' },
  charts: [
    {
      id: 'running-time',
      title: { en: 'Running for', 'zh-CN': '持续运行时间' },
      description: {
        en: 'Time since the job last became RUNNING; 0 while it is not.',
        'zh-CN': '作业最近一次进入 RUNNING 状态以来的时间；未运行时为 0。',
      },
      unit: 'ms',
      view: 'tile',
      query: orElse(max(job('runningTime')), max(job('uptime'))),
      legend: [],
    },
    {
      id: 'restarts',
      title: { en: 'Restarts in this range', 'zh-CN': '时间范围内的重启次数' },
      unit: 'count',
      view: 'tile',
      query: round(orElse(sum(increase(job('numRestarts'))), sum(increase(job('fullRestarts'))))),
      legend: [],
      ranges: 'view',
    },
    {
      id: 'restarting-time',
      title: { en: 'Restarting for', 'zh-CN': '正在重启的时间' },
      description: {
        en: 'Time since the job became RESTARTING; 0 while it is not.',
        'zh-CN': '作业进入 RESTARTING 状态以来的时间；未在重启时为 0。',
      },
      unit: 'ms',
      view: 'tile',
      query: orElse(max(job('restartingTime')), max(job('downtime'))),
      legend: [],
    },
    {
      id: 'job-taskmanagers',
      title: { en: 'TaskManagers of this job', 'zh-CN': '此作业的 TaskManager 数' },
      unit: 'count',
      view: 'tile',
      query: count(count(task('numRecordsIn')).by('tm_id')),
      legend: [],
    },
    {
      id: 'subtasks',
      title: { en: 'Subtasks', 'zh-CN': '子任务数' },
      unit: 'count',
      view: 'tile',
      query: count(task('numRecordsIn')),
      legend: [],
    },
    {
      id: 'backpressured-subtasks',
      title: { en: 'Backpressured subtasks', 'zh-CN': '反压中的子任务数' },
      unit: 'count',
      view: 'tile',
      query: sum(task('isBackPressured')),
      legend: [],
    },
    {
      id: 'last-checkpoint-duration-tile',
      title: { en: 'Last checkpoint took', 'zh-CN': '最近一次检查点耗时' },
      unit: 'ms',
      view: 'tile',
      query: max(job('lastCheckpointDuration')),
      legend: [],
    },
    {
      id: 'failed-checkpoints-tile',
      title: { en: 'Failed checkpoints in this range', 'zh-CN': '时间范围内失败的检查点' },
      unit: 'count',
      view: 'tile',
      query: round(sum(increase(job('numberOfFailedCheckpoints')))),
      legend: [],
      ranges: 'view',
    },
  ],
});
