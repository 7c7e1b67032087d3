import {
  div,
  gt,
  type LabelConditions,
  max,
  metric,
  re,
  round,
  sub,
  sum,
} from '../../promql/index.ts';
import type { ExplainedSection } from '../definitions/chart.ts';
import { increase, now, orElse, rate, SOURCES } from '../definitions/measures.ts';
import { lowestWatermark } from './event-time.ts';

const job = (name: string) => metric(`flink_jobmanager_job_${name}`);
const task = (name: string) => metric(`flink_taskmanager_job_task_${name}`);
const operator = (name: string, conditions: LabelConditions<string> = {}) =>
  metric(`flink_taskmanager_job_task_operator_${name}`, conditions);
const heap = (name: string) =>
  max(metric(`flink_taskmanager_Status_JVM_Memory_Heap_${name}`)).by('tm_id');

const ofSources = { operator_name: re(SOURCES) };

export const overview = (): ExplainedSection => ({
  id: 'overview',
  title: { en: 'Overview', 'zh-CN': '概览' },
  charts: [
    {
      id: 'records-read',
      title: { en: 'Records read', 'zh-CN': '读取速率' },
      description: {
        en: 'Records per second that the sources hand on, over all of them. At 0 there is nothing to read, or the job is held up: a growing number of pending records tells which.',
        'zh-CN':
          '所有数据源每秒向下游发出的记录数。为 0 时要么没有可读的数据，要么作业被阻塞：待消费记录数是否增长可以区分二者。',
      },
      unit: 'records/s',
      view: 'tile',
      query: orElse(
        sum(operator('numRecordsOutPerSecond', ofSources)),
        sum(rate(operator('numRecordsOut', ofSources))),
      ),
      legend: [],
    },
    {
      id: 'records-waiting',
      title: { en: 'Pending records', 'zh-CN': '待消费记录数（积压）' },
      description: {
        en: 'Records that the sources have not fetched yet, over all of them. Steady or falling is fine; if it grows, the job is slower than its producers.',
        'zh-CN':
          '所有数据源尚未拉取的记录数之和，即积压量。平稳或下降为正常；持续增长说明消费慢于生产。',
      },
      unit: 'records',
      view: 'tile',
      query: sum(operator('pendingRecords')),
      legend: [],
      hide: 'no-data',
    },
    {
      id: 'event-time-lag',
      title: { en: 'Event time behind the clock', 'zh-CN': '事件时间滞后' },
      description: {
        en: 'Clock time minus the lowest watermark that any task has received. The out-of-orderness you allow is part of it; if it grows, the job is slow, or a partition has no records.',
        'zh-CN':
          '当前时间减去所有任务收到的最小水位线，其中包含允许的乱序时间。持续增长说明作业变慢，或某个分区没有数据。',
      },
      unit: 'ms',
      view: 'tile',
      query: max(sub(now(), lowestWatermark())),
      legend: [],
      hide: 'no-data',
    },
    {
      id: 'busiest-share',
      title: { en: 'Busiest subtask', 'zh-CN': '最繁忙的子任务' },
      description: {
        en: 'Share of its time that the busiest subtask of all tasks works. Near 100% it sets the pace of the whole job; the section on backpressure shows which task it belongs to.',
        'zh-CN':
          '所有任务中最繁忙的子任务处于工作状态的时间占比。接近 100% 时整个作业的速度受限于它；所属任务见“反压”部分。',
      },
      unit: 'ratio',
      view: 'tile',
      query: div(max(task('busyTimeMsPerSecond')), 1000),
      legend: [],
    },
    {
      id: 'fullest-heap',
      title: { en: 'Fullest TaskManager heap', 'zh-CN': 'TaskManager 最高堆占用' },
      description: {
        en: 'Used share of the heap of the TaskManager that is fullest, of those that run the job. It rises and falls with each garbage collection; always near 100%, collections take most of the time.',
        'zh-CN':
          '运行此作业的 TaskManager 中堆内存占用最高者的占比。随每次垃圾回收起落属正常；一直接近 100% 时，大部分时间都耗在垃圾回收上。',
      },
      unit: 'ratio',
      view: 'tile',
      query: max(div(heap('Used'), gt(heap('Max'), 0))),
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
