import { avg, div, max, metric, sum } from '../../promql/index.ts';
import type { ExplainedSection } from '../definitions/chart.ts';
import { measures, orElse } from '../definitions/measures.ts';

const task = (name: string) => metric(`flink_taskmanager_job_task_${name}`);
const shareOf = (name: string) => div(avg(task(`${name}TimeMsPerSecond`)).by('task_name'), 1000);
/** The shuffle metrics, and the path they had before 1.9. */
const buffers = (side: 'Input' | 'Output', name: string) =>
  orElse(
    max(task(`Shuffle_Netty_${side}_Buffers_${name}`)).by('task_name'),
    max(task(`buffers_${name}`)).by('task_name'),
  );

const legend = ['task_name'];

export const backpressure = (): ExplainedSection => ({
  id: 'backpressure',
  title: { en: 'Backpressure', 'zh-CN': '反压' },
  charts: [
    {
      id: 'task-time',
      title: { en: 'How tasks spend their time', 'zh-CN': '任务时间占比' },
      description: {
        en: 'Mean over the subtasks of a task: busy, backpressured and idle make up 100%. The bottleneck is the busy task right after the backpressured ones; near 100% for long, it needs more parallelism or less work.',
        'zh-CN':
          '任务各子任务的平均值：繁忙、反压与空闲之和为 100%。瓶颈是紧跟在反压任务之后的繁忙任务；长期接近 100% 时，应提高并行度或减轻负载。',
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
        en: 'Share of each second in which the busiest subtask of a task works. Near 100% it holds up the whole job; far above the mean of the task, the load is skewed: a hot key, or uneven partitions.',
        'zh-CN':
          '任务中最繁忙子任务的繁忙时间占比。接近 100% 时会拖慢整个作业；远高于该任务的平均值说明负载倾斜，如热点 key 或分区不均。',
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
        en: 'Soft: the task waits for output buffers but still answers, as to a checkpoint. Hard: it is blocked, and even unaligned checkpoints wait for it.',
        'zh-CN':
          '软反压：任务等待输出缓冲区，但仍可响应，如触发检查点；硬反压：任务被阻塞，连非对齐检查点也要等待。',
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
      description: {
        en: 'Whether at least one subtask of the task was backpressured when it was probed. Follow the stream: the first task that is not, after those that are, is the bottleneck.',
        'zh-CN':
          '采样时任务是否至少有一个子任务处于反压。沿数据流向看，反压任务之后第一个未反压的任务就是瓶颈。',
      },
      unit: 'boolean',
      view: 'state',
      query: max(task('isBackPressured')).by('task_name'),
      legend,
    },
    {
      id: 'buffer-pools',
      title: { en: 'Fullest buffer pool, by task', 'zh-CN': '各任务缓冲池最高使用率' },
      description: {
        en: 'Share of its network buffers that the fullest subtask of a task holds; above 100% where it overdraws. A full output: the next task holds it up. A full input and an output that is not: the task itself is slow.',
        'zh-CN':
          '任务中网络缓冲区占用最高的子任务的占用比例；透支时可超过 100%。输出满：被下游拖慢；输入满而输出不满：自身就是瓶颈。',
      },
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
      description: {
        en: 'Network buffers that wait to be processed (input) or to be sent (output), over all subtasks of a task. An input queue that stays long: the task is slower than those before it.',
        'zh-CN':
          '任务全部子任务中等待处理（输入）或等待发送（输出）的网络缓冲区数。输入队列长期偏高，说明该任务慢于上游。',
      },
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
