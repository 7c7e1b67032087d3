import { max, metric, min, sub, sum } from '../../promql/index.ts';
import type { ExplainedSection } from '../definitions/chart.ts';
import { metricsLike, now, orElse, rate } from '../definitions/measures.ts';

const p99 = { quantile: '0.99' };
const task = (name: string) => metric(`flink_taskmanager_job_task_${name}`);
const operator = (name: string) => metric(`flink_taskmanager_job_task_operator_${name}`);

/** The name of Flink 1.6 and later, and that of 1.1 to 1.4. */
export const lowestWatermark = () =>
  orElse(
    min(task('currentInputWatermark')).by('task_name'),
    min(task('currentLowWatermark')).by('task_name'),
  );

export const eventTime = (): ExplainedSection => ({
  id: 'event-time',
  title: { en: 'Event time', 'zh-CN': '事件时间' },
  collapsed: true,
  charts: [
    {
      id: 'watermark-lag',
      title: { en: 'Watermark behind the clock, by task', 'zh-CN': '各任务水位线滞后' },
      description: {
        en: 'Clock time minus the lowest input watermark of the task’s subtasks; nothing is drawn before the first. Steady is normal, with the out-of-orderness you allow in it; growth is a slow job, or a partition without records.',
        'zh-CN':
          '当前时间减去任务各子任务的最小输入水位线；首个水位线到来之前不绘制。平稳属正常（其中包含允许的乱序时间）；持续增长说明作业变慢，或某个分区没有数据。',
      },
      unit: 'ms',
      view: 'line',
      query: sub(now(), lowestWatermark()),
      legend: ['task_name'],
    },
    {
      id: 'watermark-skew',
      title: { en: 'Watermark skew between subtasks', 'zh-CN': '子任务间水位线偏差' },
      description: {
        en: 'Between the furthest and the last input watermark of a task’s subtasks. Event-time windows downstream wait for the last: growth means that a partition or a subtask falls behind.',
        'zh-CN':
          '同一任务中最快与最慢子任务的输入水位线之差。下游的事件时间窗口以最慢者为准；差值增大说明某个分区或子任务落后。',
      },
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
        en: 'When a record left the source, minus its event time; the largest of the subtasks. If it is high, records reach Flink late already, or the source works through a backlog.',
        'zh-CN':
          '记录离开数据源的时间减去其事件时间，取子任务最大值。偏高说明数据到达 Flink 时已经滞后，或数据源正在消化积压。',
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
      description: {
        en: 'Clock time minus the watermark of the source, the largest of its subtasks; it comes with the first watermark. If it grows while records arrive, they are old, or an idle split holds the watermark back.',
        'zh-CN':
          '当前时间减去数据源的水位线，取子任务最大值；首个水位线产生后才有数据。仍有输入却持续增长，说明数据较旧，或某个空闲分片拖住了水位线。',
      },
      unit: 'ms',
      view: 'line',
      hide: 'no-data',
      query: max(operator('watermarkLag')).by('operator_name'),
      legend: ['operator_name'],
    },
    {
      id: 'source-idle',
      title: { en: 'Longest time without a record', 'zh-CN': '数据源最长无记录时间' },
      description: {
        en: 'How long the subtask that waits longest has had no record. It rises where a partition is empty, or where there are more subtasks than partitions: the watermark strategy needs withIdleness then.',
        'zh-CN':
          '等待最久的子任务已有多长时间没有收到记录。分区没有数据，或子任务多于分区时会上升，此时水位线策略需配置 withIdleness。',
      },
      unit: 'ms',
      view: 'line',
      hide: 'no-data',
      query: max(operator('sourceIdleTime')).by('operator_name'),
      legend: ['operator_name'],
    },
    {
      id: 'late-records',
      title: { en: 'Late records dropped', 'zh-CN': '丢弃的迟到记录' },
      description: {
        en: 'Records per second that came after their window was closed and were dropped. A few may be meant; many mean that the watermark is ahead of the data: allow more out-of-orderness or lateness.',
        'zh-CN':
          '每秒因到达时窗口已关闭而被丢弃的记录数。少量可能在预期之内；较多说明水位线推进过快，应放宽乱序时间或允许的迟到时间。',
      },
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
        en: 'From a source to an operator, in the slowest subtask; off until metrics.latency.interval is set. Markers pass by the work inside operators: what rises is the waiting in buffers, mostly backpressure.',
        'zh-CN':
          '从数据源到算子的耗时，取最慢子任务；需设置 metrics.latency.interval 才有数据。标记会绕过算子内部的处理，上升的是在缓冲区中排队的时间，多为反压。',
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
