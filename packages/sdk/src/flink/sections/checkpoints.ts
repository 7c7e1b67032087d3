import { div, gt, max, metric, mul, sum } from '../../promql/index.ts';
import type { ExplainedSection } from '../definitions/chart.ts';
import { increase, measures, rate } from '../definitions/measures.ts';

const job = (name: string) => metric(`flink_jobmanager_job_${name}`);
const task = (name: string) => metric(`flink_taskmanager_job_task_${name}`);
const perMinute = (name: string) => mul(sum(rate(job(name))), 60);

export const checkpoints = (): ExplainedSection => ({
  id: 'checkpoints',
  title: { en: 'Checkpoints', 'zh-CN': '检查点' },
  charts: [
    {
      id: 'checkpoints-per-minute',
      title: { en: 'Checkpoints per minute', 'zh-CN': '每分钟检查点数' },
      description: {
        en: 'Checkpoints completed and failed per minute, over ten minutes at least. Completed should follow the checkpoint interval, as 1 for a minute; if it is lower, checkpoints take longer than that, or fail.',
        'zh-CN':
          '每分钟完成与失败的检查点数（至少取 10 分钟的平均）。完成数应与检查点间隔相符，如间隔 1 分钟即为 1；偏低说明检查点耗时超过间隔，或正在失败。',
      },
      unit: 'count',
      view: 'line',
      query: measures({
        completed: perMinute('numberOfCompletedCheckpoints'),
        failed: perMinute('numberOfFailedCheckpoints'),
      }),
      ranges: 'rare-window',
      legend: ['series'],
      series: {
        completed: { en: 'completed', 'zh-CN': '完成' },
        failed: { en: 'failed', 'zh-CN': '失败' },
      },
    },
    {
      id: 'checkpoints-in-progress',
      title: { en: 'Checkpoints in progress', 'zh-CN': '进行中的检查点' },
      description: {
        en: 'Checkpoints that run now. It changes between 0 and 1, or as many as may run at once; if it stays up, a checkpoint is stuck until it runs out of time.',
        'zh-CN':
          '当前正在进行的检查点数。通常在 0 与 1（或允许的并发数）之间变化；长时间不归零说明检查点卡住，直至超时。',
      },
      unit: 'count',
      view: 'step',
      query: max(job('numberOfInProgressCheckpoints')),
      legend: [],
    },
    {
      id: 'checkpoint-failure-share',
      title: { en: 'Share that failed in this range', 'zh-CN': '时间范围内失败占比' },
      description: {
        en: 'Of the checkpoints started in the time range, the share that failed or ran out of time. It should be 0; there is no value where none was started.',
        'zh-CN':
          '所选时间范围内发起的检查点中失败或超时的比例。正常为 0；期间没有发起检查点时无值。',
      },
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
      description: {
        en: 'From trigger to completion of the newest completed checkpoint. It rises slowly with the state; a jump together with the start delay or the alignment is backpressure, a jump alone is mostly the storage.',
        'zh-CN':
          '最近一次完成的检查点从触发到完成的时间。会随状态增大而缓慢上升；与启动延迟或对齐时间一同突增是反压所致，单独突增多为存储变慢。',
      },
      unit: 'ms',
      view: 'step',
      query: max(job('lastCheckpointDuration')),
      legend: [],
    },
    {
      id: 'checkpoint-size',
      title: { en: 'Last checkpoint: size', 'zh-CN': '最近检查点：大小' },
      description: {
        en: 'Written: what this checkpoint stored, less than the whole where checkpoints are incremental. Full: all the state it stands for; if that grows without end, nothing clears it, as without a TTL.',
        'zh-CN':
          '写入：本次检查点实际存储的量，增量检查点会小于完整大小。完整：其代表的全部状态；无止境增长说明状态从未清理，例如未设置 TTL。',
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
        en: 'From the start of the checkpoint to its barrier at the task, in the slowest subtask. Well below a second is normal; under backpressure aligned barriers queue behind the records, and it grows.',
        'zh-CN':
          '从检查点发起到屏障抵达任务的时间，取最慢子任务。正常远低于 1 秒；反压时对齐的屏障要排在记录之后，时间随之变长。',
      },
      unit: 'ms',
      view: 'line',
      query: div(max(task('checkpointStartDelayNanos')).by('task_name'), 1e6),
      legend: ['task_name'],
    },
    {
      id: 'checkpoint-alignment',
      title: { en: 'Longest alignment, by task', 'zh-CN': '各任务最长对齐时间' },
      description: {
        en: 'Time between the first and the last barrier to reach a subtask, the longest of a task. It grows where one input lags behind the others, through backpressure or skew.',
        'zh-CN':
          '子任务收到首个与最后一个屏障之间的时间，取任务内最长值。某一输入落后于其他输入时变长，多因反压或数据倾斜。',
      },
      unit: 'ms',
      view: 'line',
      query: div(max(task('checkpointAlignmentTime')).by('task_name'), 1e6),
      legend: ['task_name'],
    },
    {
      id: 'checkpoint-in-flight-data',
      title: { en: 'Last checkpoint: in-flight data', 'zh-CN': '最近检查点：在途数据' },
      description: {
        en: 'Data that tasks worked through while the newest checkpoint aligned, and in-flight data that it stored, which only unaligned checkpoints do. Both grow with backpressure.',
        'zh-CN':
          '最近一次检查点对齐期间任务处理的数据量，以及其存储的在途数据量（仅非对齐检查点会存储）。反压时两者都会上升。',
      },
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
