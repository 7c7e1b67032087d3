import { count, max, metric, round, sum } from '../../promql/index.ts';
import type { ExplainedSection } from './explained.ts';
import { increase, orElse } from './measures.ts';

const job = (name: string) => metric(`flink_jobmanager_job_${name}`);
const task = (name: string) => metric(`flink_taskmanager_job_task_${name}`);

export const overview = (): ExplainedSection => ({
  id: 'overview',
  title: { en: 'Overview', 'zh-CN': '概览' },
  charts: [
    {
      id: 'running-time',
      title: { en: 'Running for', 'zh-CN': '持续运行时间' },
      description: {
        en: 'Time since the job last became RUNNING; 0 while it is not. A fall to 0 is a restart.',
        'zh-CN': '作业最近一次进入 RUNNING 状态以来的时间；未运行时为 0。突然归零说明发生了重启。',
      },
      unit: 'ms',
      view: 'tile',
      query: orElse(max(job('runningTime')), max(job('uptime'))),
      legend: [],
    },
    {
      id: 'restarts',
      title: { en: 'Restarts in this range', 'zh-CN': '时间范围内的重启次数' },
      description: {
        en: 'How often the job, or a region of it, restarted in the time range. A healthy job shows 0; from Flink 2.0 on, restarts for rescaling count too.',
        'zh-CN':
          '所选时间范围内作业（整体或区域）的重启次数。健康的作业应为 0；自 Flink 2.0 起，扩缩容引起的重启也计入。',
      },
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
        en: 'Time since the job became RESTARTING; 0 while it is not. Usually no longer than the delay of the restart strategy; if it keeps growing, tasks of the failed attempt may not be stopping.',
        'zh-CN':
          '作业进入 RESTARTING 状态以来的时间；未在重启时为 0。通常不超过重启策略的等待时间；持续增长可能是失败前的任务迟迟未能停止。',
      },
      unit: 'ms',
      view: 'tile',
      query: orElse(max(job('restartingTime')), max(job('downtime'))),
      legend: [],
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
      view: 'tile',
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
      view: 'tile',
      query: count(task('numRecordsIn')),
      legend: [],
    },
    {
      id: 'backpressured-subtasks',
      title: { en: 'Backpressured subtasks', 'zh-CN': '反压中的子任务数' },
      description: {
        en: 'Subtasks held up by the tasks after them when they were last probed. A few now and then are normal; where it stays above 0, look for the busiest task downstream.',
        'zh-CN':
          '最近一次采样时被下游拖慢的子任务数。偶尔出现属正常；长期大于 0 时，应到下游查找最繁忙的任务。',
      },
      unit: 'count',
      view: 'tile',
      query: sum(task('isBackPressured')),
      legend: [],
    },
    {
      id: 'last-checkpoint-duration-tile',
      title: { en: 'Last checkpoint took', 'zh-CN': '最近一次检查点耗时' },
      description: {
        en: 'From trigger to completion of the newest completed checkpoint. It should stay far below the checkpoint interval; backpressure, larger state and slower storage make it longer.',
        'zh-CN':
          '最近一次完成的检查点从触发到完成的时间。应远小于检查点间隔；反压、状态变大或存储变慢都会使其变长。',
      },
      unit: 'ms',
      view: 'tile',
      query: max(job('lastCheckpointDuration')),
      legend: [],
    },
    {
      id: 'failed-checkpoints-tile',
      title: { en: 'Failed checkpoints in this range', 'zh-CN': '时间范围内失败的检查点' },
      description: {
        en: 'Checkpoints that failed or ran out of time in the time range. A single one costs little; several in a row mean that a restart has more and more to replay.',
        'zh-CN':
          '所选时间范围内失败或超时的检查点数。偶尔一次影响不大；连续失败则意味着一旦重启，需要重放的数据越来越多。',
      },
      unit: 'count',
      view: 'tile',
      query: round(sum(increase(job('numberOfFailedCheckpoints')))),
      legend: [],
      ranges: 'view',
    },
  ],
});
