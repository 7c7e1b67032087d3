import { avg, div, max, metric, sum } from '../../promql/index.ts';
import type { Section } from '../chart.ts';
import { measures, orElse } from './measures.ts';

const task = (name: string) => metric(`flink_taskmanager_job_task_${name}`);
const shareOf = (name: string) => div(avg(task(`${name}TimeMsPerSecond`)).by('task_name'), 1000);
/** The shuffle metrics, and the path they had before 1.9. */
const buffers = (side: 'Input' | 'Output', name: string) =>
  orElse(
    max(task(`Shuffle_Netty_${side}_Buffers_${name}`)).by('task_name'),
    max(task(`buffers_${name}`)).by('task_name'),
  );

const legend = ['task_name'];

export const backpressure = (): Section => ({
  id: 'backpressure',
  title: { en: 'Backpressure', 'zh-CN': '反压' },
  charts: [
    {
      id: 'task-time',
      title: { en: 'How tasks spend their time', 'zh-CN': '任务时间占比' },
      description: {
        en: 'Mean over the subtasks of a task: busy, backpressured and idle make up 1.',
        'zh-CN': '任务各子任务的平均值：繁忙、反压与空闲之和为 1。',
      },
      unit: 'ratio',
      view: 'line',
      query: measures({
        busy: shareOf('busy'),
        backpressured: shareOf('backPressured'),
        idle: shareOf('idle'),
      }),
      legend: ['task_name', 'series'],
      series: {
        busy: { en: 'busy', 'zh-CN': '繁忙' },
        backpressured: { en: 'backpressured', 'zh-CN': '反压' },
        idle: { en: 'idle', 'zh-CN': '空闲' },
      },
    },
    {
      id: 'busiest-subtask',
      title: { en: 'Busiest subtask, by task', 'zh-CN': '各任务最繁忙的子任务' },
      description: {
        en: 'Far above the mean: the load is skewed.',
        'zh-CN': '远高于平均值说明负载倾斜。',
      },
      unit: 'ratio',
      view: 'line',
      query: div(max(task('busyTimeMsPerSecond')).by('task_name'), 1000),
      legend,
    },
    {
      id: 'backpressure-kinds',
      title: { en: 'Soft and hard backpressure', 'zh-CN': '软反压与硬反压' },
      description: {
        en: 'Soft: the task waits for buffers but still answers. Hard: it is blocked.',
        'zh-CN': '软反压：任务等待缓冲区但仍可响应；硬反压：任务被阻塞。',
      },
      unit: 'ratio',
      view: 'line',
      query: measures({
        soft: shareOf('softBackPressured'),
        hard: shareOf('hardBackPressured'),
      }),
      legend: ['task_name', 'series'],
      series: {
        soft: { en: 'soft', 'zh-CN': '软' },
        hard: { en: 'hard', 'zh-CN': '硬' },
      },
    },
    {
      id: 'is-backpressured',
      title: { en: 'Backpressured now', 'zh-CN': '是否反压' },
      unit: 'boolean',
      view: 'state',
      query: max(task('isBackPressured')).by('task_name'),
      legend,
    },
    {
      id: 'buffer-pools',
      title: { en: 'Fullest buffer pool, by task', 'zh-CN': '各任务缓冲池最高使用率' },
      unit: 'ratio',
      view: 'line',
      query: measures({
        in: buffers('Input', 'inPoolUsage'),
        out: buffers('Output', 'outPoolUsage'),
      }),
      legend: ['task_name', 'series'],
      series: {
        in: { en: 'input', 'zh-CN': '输入' },
        out: { en: 'output', 'zh-CN': '输出' },
      },
    },
    {
      id: 'queued-buffers',
      title: { en: 'Buffers queued, by task', 'zh-CN': '各任务排队缓冲区数' },
      unit: 'count',
      view: 'line',
      query: measures({
        in: orElse(
          sum(task('Shuffle_Netty_Input_Buffers_inputQueueLength')).by('task_name'),
          sum(task('buffers_inputQueueLength')).by('task_name'),
        ),
        out: orElse(
          sum(task('Shuffle_Netty_Output_Buffers_outputQueueLength')).by('task_name'),
          sum(task('buffers_outputQueueLength')).by('task_name'),
        ),
      }),
      legend: ['task_name', 'series'],
      series: {
        in: { en: 'input', 'zh-CN': '输入' },
        out: { en: 'output', 'zh-CN': '输出' },
      },
    },
  ],
});
