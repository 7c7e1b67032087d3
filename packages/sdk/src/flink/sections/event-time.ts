import { max, metric, min, sub, sum } from '../../promql/index.ts';
import type { Section } from '../chart.ts';
import { metricsLike, now, orElse, rate } from './measures.ts';

const p99 = { quantile: '0.99' };
const task = (name: string) => metric(`flink_taskmanager_job_task_${name}`);
const operator = (name: string) => metric(`flink_taskmanager_job_task_operator_${name}`);

/** The name of Flink 1.6 and later, and that of 1.1 to 1.4. */
const lowestWatermark = () =>
  orElse(
    min(task('currentInputWatermark')).by('task_name'),
    min(task('currentLowWatermark')).by('task_name'),
  );

export const eventTime = (): Section => ({
  id: 'event-time',
  title: { en: 'Event time', 'zh-CN': '事件时间' },
  collapsed: true,
  charts: [
    {
      id: 'watermark-lag',
      title: { en: 'Watermark behind the clock, by task', 'zh-CN': '各任务水位线滞后' },
      description: {
        en: 'Clock time minus the lowest input watermark of the task’s subtasks. Nothing is drawn before the first watermark.',
        'zh-CN': '当前时间减去任务各子任务的最小输入水位线；首个水位线到来之前不绘制。',
      },
      unit: 'ms',
      view: 'line',
      query: sub(now(), lowestWatermark()),
      legend: ['task_name'],
    },
    {
      id: 'watermark-skew',
      title: { en: 'Watermark skew between subtasks', 'zh-CN': '子任务间水位线偏差' },
      unit: 'ms',
      view: 'line',
      query: sub(
        max(task('currentInputWatermark')).by('task_name'),
        min(task('currentInputWatermark')).by('task_name'),
      ),
      legend: ['task_name'],
    },
    {
      id: 'emit-lag',
      title: { en: 'Source lag on emit', 'zh-CN': '数据源发出滞后' },
      description: {
        en: 'When a record left the source, minus its event time; the largest of the subtasks.',
        'zh-CN': '记录离开数据源的时间减去其事件时间；取子任务最大值。',
      },
      unit: 'ms',
      view: 'line',
      hide: 'no-data',
      query: max(operator('currentEmitEventTimeLag')).by('operator_name'),
      legend: ['operator_name'],
    },
    {
      id: 'source-watermark-lag',
      title: { en: 'Source watermark lag', 'zh-CN': '数据源水位线滞后' },
      unit: 'ms',
      view: 'line',
      hide: 'no-data',
      query: max(operator('watermarkLag')).by('operator_name'),
      legend: ['operator_name'],
    },
    {
      id: 'source-idle',
      title: { en: 'Longest source without a record', 'zh-CN': '数据源最长无记录时间' },
      unit: 'ms',
      view: 'line',
      hide: 'no-data',
      query: max(operator('sourceIdleTime')).by('operator_name'),
      legend: ['operator_name'],
    },
    {
      id: 'late-records',
      title: { en: 'Late records dropped', 'zh-CN': '丢弃的迟到记录' },
      unit: 'records/s',
      view: 'line',
      hide: 'no-data',
      query: sum(rate(operator('numLateRecordsDropped'))).by('operator_name'),
      legend: ['operator_name'],
    },
    {
      id: 'latency-markers',
      title: { en: 'Latency markers, 99th percentile', 'zh-CN': '延迟标记（第 99 百分位）' },
      description: {
        en: 'From a source to an operator, the slowest subtask. Off until metrics.latency.interval is set.',
        'zh-CN': '从数据源到算子，取最慢子任务。需设置 metrics.latency.interval 才有数据。',
      },
      unit: 'ms',
      view: 'line',
      hide: 'no-data',
      query: orElse(
        max(metricsLike('flink_taskmanager_job_(task_)?latency_.+_latency', p99)).by(
          'source_id',
          'operator_id',
        ),
        max(operator('latency')).by('operator_id'),
      ),
      legend: ['source_id', 'operator_id'],
    },
  ],
});
