import { div, gt, max, metric, mul, sum } from '../../promql/index.ts';
import type { Section } from '../chart.ts';
import { increase, measures, rate } from './measures.ts';

const job = (name: string) => metric(`flink_jobmanager_job_${name}`);
const task = (name: string) => metric(`flink_taskmanager_job_task_${name}`);
const perMinute = (name: string) => mul(sum(rate(job(name))), 60);

export const checkpoints = (): Section => ({
  id: 'checkpoints',
  title: { en: 'Checkpoints', 'zh-CN': '检查点' },
  charts: [
    {
      id: 'checkpoints-per-minute',
      title: { en: 'Checkpoints per minute', 'zh-CN': '每分钟检查点数' },
      unit: 'count',
      view: 'line',
      query: measures({
        completed: perMinute('numberOfCompletedCheckpoints'),
        failed: perMinute('numberOfFailedCheckpoints'),
      }),
      legend: ['series'],
      series: {
        completed: { en: 'completed', 'zh-CN': '完成' },
        failed: { en: 'failed', 'zh-CN': '失败' },
      },
    },
    {
      id: 'checkpoints-in-progress',
      title: { en: 'Checkpoints in progress', 'zh-CN': '进行中的检查点' },
      unit: 'count',
      view: 'step',
      query: max(job('numberOfInProgressCheckpoints')),
      legend: [],
    },
    {
      id: 'checkpoint-failure-share',
      title: { en: 'Share that failed in this range', 'zh-CN': '时间范围内失败占比' },
      unit: 'ratio',
      view: 'tile',
      query: div(
        sum(increase(job('numberOfFailedCheckpoints'))),
        gt(sum(increase(job('totalNumberOfCheckpoints'))), 0),
      ),
      legend: [],
      ranges: 'view',
    },
    {
      id: 'checkpoint-duration',
      title: { en: 'Last checkpoint: duration', 'zh-CN': '最近检查点：耗时' },
      unit: 'ms',
      view: 'step',
      query: max(job('lastCheckpointDuration')),
      legend: [],
    },
    {
      id: 'checkpoint-size',
      title: { en: 'Last checkpoint: size', 'zh-CN': '最近检查点：大小' },
      description: {
        en: 'Written: what this checkpoint stored. Full: the whole state it stands for.',
        'zh-CN': '写入：本次检查点实际存储的量；完整：其代表的全部状态。',
      },
      unit: 'bytes',
      view: 'step',
      query: measures({
        written: max(job('lastCheckpointSize')),
        full: max(job('lastCheckpointFullSize')),
      }),
      legend: ['series'],
      series: {
        written: { en: 'written', 'zh-CN': '写入' },
        full: { en: 'full', 'zh-CN': '完整' },
      },
    },
    {
      id: 'checkpoint-start-delay',
      title: { en: 'Longest start delay, by task', 'zh-CN': '各任务最长启动延迟' },
      description: {
        en: 'From the start of the checkpoint to its barrier at the task; long under backpressure.',
        'zh-CN': '从检查点发起到屏障抵达任务的时间；反压时变长。',
      },
      unit: 'ms',
      view: 'line',
      query: div(max(task('checkpointStartDelayNanos')).by('task_name'), 1e6),
      legend: ['task_name'],
    },
    {
      id: 'checkpoint-alignment',
      title: { en: 'Longest alignment, by task', 'zh-CN': '各任务最长对齐时间' },
      unit: 'ms',
      view: 'line',
      query: div(max(task('checkpointAlignmentTime')).by('task_name'), 1e6),
      legend: ['task_name'],
    },
    {
      id: 'checkpoint-in-flight-data',
      title: { en: 'Last checkpoint: in-flight data', 'zh-CN': '最近检查点：在途数据' },
      unit: 'bytes',
      view: 'step',
      query: measures({
        processed: max(job('lastCheckpointProcessedData')),
        persisted: max(job('lastCheckpointPersistedData')),
      }),
      legend: ['series'],
      series: {
        processed: { en: 'processed while aligning', 'zh-CN': '对齐期间处理' },
        persisted: { en: 'stored', 'zh-CN': '已存储' },
      },
    },
  ],
});
