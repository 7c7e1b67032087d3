import { div, gt, max, minOverTime } from '../../../promql/index.ts';
import { flink } from '../../metrics/generated/flink.ts';
import {
  alignmentShare,
  completed,
  duration,
  failed,
  failedInARow,
  failedShare,
  inSixHours,
  interval,
  sinceLast,
  startDelayShare,
} from '../measures/checkpoints.ts';
import { age } from '../measures/lately.ts';
import { above, atLeast, atMost, below, elseNo } from '../measures/tests.ts';
import type { Advice, Cause, ConfigKey } from '../model/rule.ts';
import type { OurRule, RuleId } from './rule-id.ts';

const { job } = flink;

const unaligned: readonly ConfigKey[] = [
  { key: 'execution.checkpointing.unaligned', value: 'true', until: '1.17' },
  { key: 'execution.checkpointing.unaligned.enabled', value: 'true', since: '1.17' },
  { key: 'execution.checkpointing.alignment-timeout', value: '30 s', until: '1.14' },
  { key: 'execution.checkpointing.aligned-checkpoint-timeout', value: '30 s', since: '1.14' },
];
const debloat: ConfigKey = {
  key: 'taskmanager.network.memory.buffer-debloat.enabled',
  value: 'true',
  since: '1.14',
};
const incremental: readonly ConfigKey[] = [
  { key: 'state.backend.incremental', value: 'true', until: '1.20' },
  { key: 'execution.checkpointing.incremental', value: 'true', since: '1.20' },
];

const underBackpressure = {
  text: 'Flink: checkpointing under backpressure',
  url: 'https://nightlies.apache.org/flink/flink-docs-stable/docs/ops/state/checkpointing_under_backpressure/',
} as const;
const largeState = {
  text: 'Flink: tuning checkpoints and large state',
  url: 'https://nightlies.apache.org/flink/flink-docs-stable/docs/ops/state/large_state_tuning/',
} as const;

/** Why checkpoints are slow or fail, phase by phase. */
const phases = (): readonly Cause<RuleId>[] => [
  {
    id: 'barriers',
    sentence: {
      en: 'Barriers wait behind records: start delay is most of the time.',
      'zh-CN': '屏障排在数据之后：启动延迟占大部分时间。',
    },
    test: { when: [above(max(startDelayShare()), 0.5, 'ratio')] },
  },
  {
    id: 'alignment',
    sentence: {
      en: 'One input lags behind the others: alignment takes a good part of the time.',
      'zh-CN': '某一输入落后：对齐占用大量时间。',
    },
    test: { when: [above(max(alignmentShare()), 0.3, 'ratio')] },
  },
  {
    id: 'storage',
    sentence: {
      en: 'Writing the state takes most of the time.',
      'zh-CN': '写入状态占大部分时间。',
    },
    test: {
      when: [
        below(max(startDelayShare()), 0.3, 'ratio'),
        below(max(alignmentShare()), 0.3, 'ratio'),
        above(duration(), 10_000, 'ms'),
      ],
    },
  },
  {
    id: 'jobmanager',
    sentence: {
      en: 'The JobManager is held up by garbage collection.',
      'zh-CN': 'JobManager 受垃圾回收拖累。',
    },
    test: { rule: 'jobmanager-gc' },
  },
];

const byPhase: readonly Advice[] = [
  {
    cause: 'barriers',
    sentence: {
      en: 'Remove the backpressure first; then let barriers overtake records.',
      'zh-CN': '先消除反压；再启用非对齐检查点。',
    },
    keys: [...unaligned, debloat],
  },
  {
    cause: 'storage',
    sentence: {
      en: 'Write only what has changed, and see how fast the storage is.',
      'zh-CN': '启用增量检查点，并检查存储速度。',
    },
    keys: incremental,
  },
];

export const checkpoints = (): readonly OurRule[] => [
  {
    id: 'checkpoints-failing',
    domain: 'checkpoints',
    severity: 'critical',
    title: { en: 'Checkpoints fail', 'zh-CN': '检查点持续失败' },
    sentence: {
      en: 'The last {value} checkpoints failed, none succeeded: a failure now would redo all work since.',
      'zh-CN': '最近 {value} 次检查点均失败：此时故障将重做其后的全部工作。',
    },
    subject: [],
    when: [elseNo(atLeast(failedInARow(), 1.5, 'count'))],
    evidence: [
      { chart: 'checkpoints-per-minute', series: 'failed' },
      { chart: 'checkpoint-duration' },
      { chart: 'checkpoint-start-delay' },
      { chart: 'checkpoint-alignment' },
      { chart: 'failed-checkpoints-tile' },
      { chart: 'last-checkpoint-duration-tile' },
    ],
    causes: phases(),
    advice: [
      ...byPhase,
      {
        sentence: {
          en: 'Raise the time-out only after the cause is gone.',
          'zh-CN': '消除原因之后再考虑提高超时时间。',
        },
        keys: [{ key: 'execution.checkpointing.timeout' }],
      },
    ],
    effects: [
      'checkpoints-failing-often',
      'checkpoints-back-to-back',
      'checkpoint-slow',
      'no-recent-checkpoint',
      'barriers-late',
      'alignment-long',
    ],
    source: {
      text: 'flink-kubernetes-operator: no checkpoint within (tolerable + 2) × max(interval, time-out); Alibaba Cloud: none in 5 min',
      url: 'https://nightlies.apache.org/flink/flink-kubernetes-operator-docs-main/docs/operations/configuration/',
    },
  },
  {
    id: 'checkpoints-failing-often',
    domain: 'checkpoints',
    severity: 'warning',
    title: { en: 'Many checkpoints fail', 'zh-CN': '检查点频繁失败' },
    sentence: {
      en: '{value} of the checkpoints of the last ten minutes failed.',
      'zh-CN': '最近十分钟有 {value} 的检查点失败。',
    },
    subject: [],
    when: [elseNo(above(failedShare('10m'), 0.25, 'ratio')), atLeast(failed('10m'), 1.5, 'count')],
    // Flink fails those that are triggered before all tasks run.
    settles: true,
    evidence: [
      { chart: 'checkpoints-per-minute', series: 'failed' },
      { chart: 'checkpoint-failure-share' },
      { chart: 'checkpoint-duration' },
      { chart: 'failed-checkpoints-tile' },
    ],
    causes: phases(),
    advice: [
      ...byPhase,
      {
        sentence: {
          en: 'See the reasons in the log of the JobManager: expired, or declined by a task.',
          'zh-CN': '查看 JobManager 日志中的原因：超时或被任务拒绝。',
        },
      },
    ],
    effects: ['checkpoint-slow', 'barriers-late', 'alignment-long'],
    source: { text: 'Two of eight: by chance one fails now and then; ours' },
  },
  {
    id: 'no-recent-checkpoint',
    domain: 'checkpoints',
    severity: 'critical',
    title: { en: 'No recent checkpoint', 'zh-CN': '长时间无检查点' },
    sentence: {
      en: 'No checkpoint has been completed for {value}.',
      'zh-CN': '已有 {value} 没有完成检查点。',
    },
    subject: [],
    when: [
      elseNo(above(sinceLast(), 1_800_000, 'ms')),
      // As often as it used to be: some jobs make one an hour.
      above(div(sinceLast(), usualGap()), 3, 'none'),
    ],
    evidence: [
      { chart: 'checkpoints-per-minute' },
      { chart: 'checkpoints-in-progress' },
      { chart: 'last-checkpoint-duration-tile' },
    ],
    causes: phases(),
    advice: [
      {
        sentence: {
          en: 'See whether checkpoints are triggered at all: they are not while a task does not run.',
          'zh-CN': '检查是否仍在触发检查点：有任务未运行时不会触发。',
        },
        keys: [{ key: 'execution.checkpointing.interval' }],
      },
    ],
    effects: ['checkpoint-slow'],
    source: {
      text: 'Half an hour, and three times what is usual; ours',
    },
  },
  {
    id: 'no-checkpoints',
    domain: 'checkpoints',
    severity: 'warning',
    title: { en: 'No checkpoints', 'zh-CN': '未启用检查点' },
    sentence: {
      en: 'The job has run for {running} and has never started a checkpoint: after a failure it starts from nothing.',
      'zh-CN': '作业已运行 {running} 且从未触发检查点：故障后将从头开始。',
    },
    subject: [],
    when: [atMost(max(job.totalNumberOfCheckpoints()), 0, 'count'), above(age(), 1_800_000, 'ms')],
    numbers: { running: { measure: age(), unit: 'ms' } },
    evidence: [{ chart: 'checkpoints-per-minute' }],
    advice: [
      {
        sentence: {
          en: 'Turn checkpoints on, unless this is a batch job.',
          'zh-CN': '启用检查点（批作业除外）。',
        },
        keys: [{ key: 'execution.checkpointing.interval', value: '1 min' }],
      },
    ],
    source: { text: 'Half an hour, longer than usual intervals; ours' },
  },
  {
    id: 'checkpoints-back-to-back',
    domain: 'checkpoints',
    severity: 'warning',
    title: { en: 'Checkpoints back to back', 'zh-CN': '检查点首尾相接' },
    sentence: {
      en: 'For a quarter of an hour there has always been a checkpoint in progress: one takes {duration}, as long as the interval.',
      'zh-CN': '最近一刻钟始终有检查点进行：单次耗时 {duration}，与间隔相当。',
    },
    subject: [],
    when: [
      atLeast(max(minOverTime(job.numberOfInProgressCheckpoints(), '15m')), 1, 'count'),
      // One that is stuck, or a long savepoint, is something else.
      above(completed('10m'), 1.5, 'count'),
    ],
    numbers: { duration: { measure: duration(), unit: 'ms' } },
    settles: true,
    evidence: [{ chart: 'checkpoints-in-progress', limit: 1 }, { chart: 'checkpoint-duration' }],
    causes: phases(),
    advice: [
      ...byPhase,
      {
        sentence: {
          en: 'Leave time between two checkpoints.',
          'zh-CN': '在两次检查点之间留出间隔。',
        },
        keys: [
          { key: 'execution.checkpointing.min-pause' },
          { key: 'execution.checkpointing.interval' },
        ],
      },
    ],
    effects: ['checkpoint-slow'],
    source: largeState,
  },
  {
    id: 'checkpoint-slow',
    domain: 'checkpoints',
    severity: 'warning',
    title: { en: 'Checkpoints are slow', 'zh-CN': '检查点缓慢' },
    sentence: {
      en: 'A checkpoint takes {duration}, {value} of the time from one to the next.',
      'zh-CN': '一次检查点耗时 {duration}，占间隔的 {value}。',
    },
    subject: [],
    when: [
      above(div(duration(), interval()), 0.5, 'ratio'),
      // A second of two is no matter.
      above(duration(), 10_000, 'ms'),
    ],
    numbers: { duration: { measure: duration(), unit: 'ms' } },
    settles: true,
    evidence: [
      { chart: 'checkpoint-duration' },
      { chart: 'checkpoint-start-delay' },
      { chart: 'checkpoint-alignment' },
      { chart: 'checkpoint-size' },
      { chart: 'last-checkpoint-duration-tile' },
    ],
    causes: phases(),
    advice: byPhase,
    effects: ['barriers-late', 'alignment-long'],
    source: {
      text: 'AWS: a checkpoint should take less than half of the interval',
      url: 'https://github.com/aws/agent-toolkit-for-aws',
    },
  },
  {
    id: 'barriers-late',
    domain: 'checkpoints',
    severity: 'warning',
    title: { en: 'Barriers come late', 'zh-CN': '屏障延迟' },
    sentence: {
      en: 'Checkpoints wait for their barriers to get to {task_name}: {value} of their time.',
      'zh-CN': '检查点有 {value} 的时间在等待屏障抵达 {task_name}。',
    },
    subject: ['task_name'],
    when: [above(startDelayShare(), 0.5, 'ratio'), above(duration(), 10_000, 'ms')],
    settles: true,
    evidence: [{ chart: 'checkpoint-start-delay' }, { chart: 'checkpoint-duration' }],
    advice: [
      {
        sentence: {
          en: 'Let barriers overtake records, and keep fewer of them in the buffers.',
          'zh-CN': '启用非对齐检查点，并减少缓冲区中的数据。',
        },
        keys: [...unaligned, debloat],
      },
    ],
    source: underBackpressure,
  },
  {
    id: 'alignment-long',
    domain: 'checkpoints',
    severity: 'warning',
    title: { en: 'Alignment takes long', 'zh-CN': '对齐耗时长' },
    sentence: {
      en: 'In {task_name} one input lags behind the others: alignment takes {value} of a checkpoint.',
      'zh-CN': '{task_name} 的某一输入落后：对齐占检查点时间的 {value}。',
    },
    subject: ['task_name'],
    when: [above(alignmentShare(), 0.3, 'ratio'), above(duration(), 10_000, 'ms')],
    settles: true,
    evidence: [{ chart: 'checkpoint-alignment' }, { chart: 'checkpoint-duration' }],
    advice: [
      {
        sentence: {
          en: 'Look for what makes one channel slow, as skew; or do not align for longer than a while.',
          'zh-CN': '查找某个通道变慢的原因（如倾斜）；或设置对齐超时。',
        },
        keys: unaligned,
      },
    ],
    source: underBackpressure,
  },
  {
    id: 'in-flight-heavy',
    domain: 'checkpoints',
    severity: 'info',
    title: { en: 'Much data in transit', 'zh-CN': '在途数据过多' },
    sentence: {
      en: '{value} of a checkpoint is data in transit.',
      'zh-CN': '检查点中有 {value} 是在途数据。',
    },
    subject: [],
    when: [
      elseNo(
        above(
          div(max(job.lastCheckpointPersistedData()), gt(max(job.lastCheckpointSize()), 0)),
          0.3,
          'ratio',
        ),
      ),
      above(max(job.lastCheckpointPersistedData()), 100e6, 'bytes'),
    ],
    evidence: [{ chart: 'checkpoint-in-flight-data', series: 'persisted' }],
    advice: [
      {
        sentence: {
          en: 'Keep less data in the buffers.',
          'zh-CN': '减少缓冲区中的数据。',
        },
        keys: [debloat],
      },
    ],
    source: { ...underBackpressure, text: `${underBackpressure.text}; a third is ours` },
  },
];

/** Between two checkpoints, over the last six hours, ms. */
function usualGap() {
  return div(6 * 3_600_000, gt(inSixHours(), 0));
}
