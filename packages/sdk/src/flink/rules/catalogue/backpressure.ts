import {
  add,
  avg,
  avgOverTime,
  count,
  div,
  group,
  gt,
  max,
  maxOverTime,
  notRe,
  rate,
  re,
  subquery,
  sum,
} from '../../../promql/index.ts';
import { flink } from '../../metrics/generated/flink.ts';
import { age, busiest, lately, mostBusy, mostPressed, pressed } from '../measures/lately.ts';
import { above, below, elseNo } from '../measures/tests.ts';
import type { Test } from '../model/rule.ts';
import type { OurRule } from './rule-id.ts';

const { container, operator, task } = flink;

const oceanus = {
  text: 'Tencent Cloud Oceanus: the culprit is less than half backpressured and busy; AWS: busy below 800 ms/s is healthy, 500 backpressured is not',
  url: 'https://www.tencentcloud.com/document/product/1000/56812',
} as const;

const busySinks = () =>
  max(
    avgOverTime(
      task.busyTimeMsPerSecond({ task_name: re('.*([Ss]ink|Writer|Committer).*') }),
      lately,
    ),
  ).by('task_name');

const inEach = () => rate(task.numRecordsIn(), lately);
/** Of the records that a task takes in, those of its busiest subtask beside the mean. */
const recordsSkew = () =>
  div(max(inEach()).by('task_name'), gt(avg(inEach()).by('task_name'), 0)).on('task_name');

/** Busy time beside that of the same task's other subtasks, as a mean over what a TaskManager runs. */
const busyBesideOthers = () => {
  const each = () => avgOverTime(task.busyTimeMsPerSecond(), lately);
  const mean = gt(avg(each()).by('task_name'), 0);
  return avg(div(each(), mean).on('task_name').groupLeft()).by('tm_id');
};
const recordsBesideOthers = () => {
  const mean = gt(avg(inEach()).by('task_name'), 0);
  return avg(div(inEach(), mean).on('task_name').groupLeft()).by('tm_id');
};

const throttled = () =>
  max(
    div(
      sum(
        rate(container.containerCpuCfsThrottledPeriodsTotal({ container: notRe('POD|') }), '5m'),
      ).by('pod'),
      gt(
        sum(rate(container.containerCpuCfsPeriodsTotal({ container: notRe('POD|') }), '5m')).by(
          'pod',
        ),
        0,
      ),
    ),
  );

/** One subtask works, the others wait: not a task that is too slow as a whole. */
const skewTests = (): readonly [Test, ...Test[]] => [
  above(recordsSkew(), 3, 'none'),
  above(busiest(), 700, 'ms/s'),
  below(avg(avgOverTime(task.busyTimeMsPerSecond(), lately)).by('task_name'), 400, 'ms/s'),
  // Of three subtasks a ratio says little, and of a few records nothing.
  above(subtasks(), 3.5, 'count'),
  above(sum(inEach()).by('task_name'), 10, 'records/s'),
];

function subtasks() {
  return count(group(task.numRecordsIn()).by('task_name', 'subtask_index')).by('task_name');
}

export const backpressure = (): readonly OurRule[] => [
  {
    id: 'bottleneck',
    domain: 'backpressure',
    severity: 'critical',
    title: { en: 'Bottleneck', 'zh-CN': '瓶颈任务' },
    sentence: {
      en: '{task_name} is the bottleneck: it is busy for {busy} of the time, and what comes before it waits for {waiting}.',
      'zh-CN': '{task_name} 是瓶颈：{busy} 的时间处于繁忙，其上游有 {waiting} 的时间在等待。',
    },
    subject: ['task_name'],
    every: 'task',
    when: [
      above(busiest(), 800, 'ms/s'),
      below(pressed(), 300, 'ms/s'),
      above(mostPressed(), 500, 'ms/s'),
    ],
    numbers: {
      busy: { measure: div(busiest(), 1000), unit: 'ratio' },
      waiting: { measure: div(mostPressed(), 1000), unit: 'ratio' },
    },
    holdsUp: true,
    settles: true,
    evidence: [
      { chart: 'busiest-subtask', limit: 0.8 },
      { chart: 'task-time', series: 'backpressured', limit: 0.5 },
      { chart: 'records-in' },
      { chart: 'busiest-share', limit: 0.8 },
    ],
    causes: [
      {
        id: 'skew',
        sentence: {
          en: 'One of its subtasks gets far more than the others.',
          'zh-CN': '其中一个子任务的数据远多于其他子任务。',
        },
        test: { rule: 'data-skew' },
      },
      {
        id: 'sink',
        sentence: {
          en: 'It writes to the outside: what it writes to may be the limit.',
          'zh-CN': '该任务向外部写入：外部系统可能是瓶颈。',
        },
        test: { when: [elseNo(above(busySinks(), 800, 'ms/s'))] },
      },
      {
        id: 'slow-host',
        sentence: {
          en: 'One TaskManager is slower than the others.',
          'zh-CN': '某个 TaskManager 慢于其他节点。',
        },
        test: { rule: 'slow-host' },
      },
      {
        id: 'throttled',
        sentence: {
          en: 'The CPU of its pods is throttled.',
          'zh-CN': 'Pod 的 CPU 被限流。',
        },
        test: { when: [above(throttled(), 0.25, 'ratio')] },
      },
      {
        id: 'cpu-full',
        sentence: { en: 'The CPU of its pods is used up.', 'zh-CN': 'Pod 的 CPU 已用满。' },
        test: { rule: 'cpu-full' },
      },
      {
        id: 'garbage-collection',
        sentence: {
          en: 'Garbage collection takes a good part of the time.',
          'zh-CN': '垃圾回收占用了大量时间。',
        },
        test: { rule: 'gc-high' },
      },
      {
        id: 'state-stall',
        sentence: {
          en: 'RocksDB stops or slows its writes.',
          'zh-CN': 'RocksDB 写入被停止或减速。',
        },
        test: { rule: 'rocksdb-write-delayed' },
      },
      {
        id: 'state-cache',
        sentence: {
          en: 'Its state is read past the cache.',
          'zh-CN': '状态读取大量未命中缓存。',
        },
        test: { when: [above(cacheMisses(), 0.4, 'ratio')] },
      },
    ],
    advice: [
      {
        sentence: {
          en: 'Give it more parallelism, where none of these causes holds: one that divides the maximum parallelism.',
          'zh-CN': '若这些原因均不成立，则提高其并行度，并使其整除最大并行度。',
        },
        keys: [{ key: 'parallelism.default' }, { key: 'pipeline.max-parallelism' }],
      },
      {
        cause: 'sink',
        sentence: {
          en: 'Write in larger batches before you write from more subtasks: more writers slow down a target that is at its limit.',
          'zh-CN': '先增大写入批量，再考虑增加写入并行度：目标系统已达上限时，更多写入者只会更慢。',
        },
      },
      {
        cause: 'throttled',
        sentence: { en: 'Allow its pods more CPU.', 'zh-CN': '提高 Pod 的 CPU 限额。' },
        keys: [{ key: 'kubernetes.taskmanager.cpu.limit-factor', since: '1.15' }],
      },
      {
        cause: 'state-cache',
        sentence: { en: 'Give RocksDB more memory.', 'zh-CN': '为 RocksDB 分配更多内存。' },
        keys: [{ key: 'taskmanager.memory.managed.fraction' }],
      },
    ],
    effects: [
      'no-headroom',
      'lag-growing',
      'will-not-catch-up',
      'source-stalled',
      'watermark-stalled',
      'watermark-spread',
      'checkpoints-failing',
      'checkpoints-failing-often',
      'checkpoints-back-to-back',
      'checkpoint-slow',
      'barriers-late',
      'alignment-long',
      'in-flight-heavy',
      'mailbox-blocked',
      'network-buffers',
      'slow-writes',
    ],
    source: oceanus,
  },
  {
    id: 'backpressure-unexplained',
    domain: 'backpressure',
    severity: 'warning',
    title: { en: 'Backpressure without a busy task', 'zh-CN': '有反压但无繁忙任务' },
    sentence: {
      en: 'Tasks wait for {value} of each second though none is busy: the network between them, or a blocked thread.',
      'zh-CN': '任务每秒有 {value} 在等待，但没有任务繁忙：可能是任务间网络或线程阻塞所致。',
    },
    subject: [],
    when: [above(mostPressed(), 500, 'ms'), below(mostBusy(), 500, 'ms')],
    settles: true,
    evidence: [
      { chart: 'task-time', series: 'backpressured', limit: 0.5 },
      { chart: 'buffer-pools' },
      { chart: 'tm-network-memory' },
    ],
    causes: [
      {
        id: 'network-buffers',
        sentence: {
          en: 'Tasks ask for more network memory than there is.',
          'zh-CN': '任务请求的网络内存超过可用量。',
        },
        test: { rule: 'network-buffers' },
      },
    ],
    advice: [
      {
        sentence: {
          en: 'Compare the bytes between the tasks with what their nodes’ network can carry.',
          'zh-CN': '将任务间传输的字节数与节点网络带宽比较。',
        },
      },
    ],
    effects: [
      'lag-growing',
      'checkpoint-slow',
      'barriers-late',
      'alignment-long',
      'source-stalled',
    ],
    source: {
      text: 'Flink: analysing backpressure, the slowest task is busy; where none is, what is between them',
      url: 'https://flink.apache.org/2021/07/07/how-to-identify-the-source-of-backpressure/',
    },
  },
  {
    id: 'no-headroom',
    domain: 'backpressure',
    severity: 'warning',
    title: { en: 'No room for more', 'zh-CN': '没有余量' },
    sentence: {
      en: '{task_name} has been busy for {busy} of the last quarter of an hour: a little more load, and the job falls behind.',
      'zh-CN': '{task_name} 在最近一刻钟内有 {busy} 的时间繁忙：负载再增加一点，作业就会落后。',
    },
    subject: ['task_name'],
    every: 'task',
    when: [
      above(max(avgOverTime(task.busyTimeMsPerSecond(), '15m')).by('task_name'), 800, 'ms/s'),
      below(max(avgOverTime(task.backPressuredTimeMsPerSecond(), '15m')), 500, 'ms/s'),
    ],
    numbers: {
      busy: {
        measure: div(max(avgOverTime(task.busyTimeMsPerSecond(), '15m')).by('task_name'), 1000),
        unit: 'ratio',
      },
    },
    settles: true,
    evidence: [{ chart: 'busiest-subtask', limit: 0.8 }],
    advice: [
      {
        sentence: {
          en: 'Give it more parallelism before the next peak: a task is best busy for 70% at most.',
          'zh-CN': '在下一个高峰前提高并行度：任务繁忙时间最好不超过 70%。',
        },
        keys: [{ key: 'parallelism.default' }, { key: 'pipeline.max-parallelism' }],
      },
    ],
    source: {
      text: 'AWS: busy below 800 ms/s is healthy; the autoscaler’s target utilisation is 0.7',
      url: 'https://nightlies.apache.org/flink/flink-kubernetes-operator-docs-main/docs/custom-resource/autoscaler/',
    },
  },
  {
    id: 'over-provisioned',
    domain: 'backpressure',
    severity: 'info',
    title: { en: 'More than it needs', 'zh-CN': '资源过剩' },
    sentence: {
      en: 'At its busiest in the last day the job used {share} of what it has.',
      'zh-CN': '最近一天最忙时，作业也只用了 {share} 的处理能力。',
    },
    subject: [],
    when: [
      below(busiestInADay(), 300, 'ms/s'),
      // A day that it has run through.
      above(age(), 86_400_000, 'ms'),
    ],
    numbers: { share: { measure: div(busiestInADay(), 1000), unit: 'ratio' } },
    evidence: [{ chart: 'task-time', series: 'busy', limit: 0.3 }, { chart: 'tm-cpu' }],
    advice: [
      {
        sentence: {
          en: 'Lower the parallelism, unless a weekly peak, memory or state needs it.',
          'zh-CN': '可降低并行度，除非每周高峰、内存或状态需要这些资源。',
        },
        keys: [{ key: 'parallelism.default' }],
      },
    ],
    source: {
      text: 'AWS: scale down below 30% at peak',
      url: 'https://docs.aws.amazon.com/managed-flink/latest/java/how-scaling.html',
    },
  },
  {
    id: 'data-skew',
    domain: 'backpressure',
    severity: 'warning',
    title: { en: 'Uneven data', 'zh-CN': '数据倾斜' },
    sentence: {
      en: 'One subtask of {task_name} gets {value} times what the others get on average, and is busy for {busy}.',
      'zh-CN': '{task_name} 的一个子任务收到的数据是平均值的 {value} 倍，{busy} 的时间繁忙。',
    },
    subject: ['task_name'],
    when: skewTests(),
    numbers: { busy: { measure: div(busiest(), 1000), unit: 'ratio' } },
    evidence: [{ chart: 'busiest-subtask', limit: 0.7 }, { chart: 'records-in' }],
    advice: [
      {
        sentence: {
          en: 'Spread the hot key: aggregate in two phases, or add a salt to the key.',
          'zh-CN': '打散热点 key：两阶段聚合，或为 key 加盐。',
        },
        keys: [
          { key: 'table.optimizer.agg-phase-strategy', value: 'TWO_PHASE' },
          { key: 'table.optimizer.distinct-agg.split.enabled', value: 'true' },
        ],
      },
    ],
    effects: ['no-headroom'],
    source: {
      text: 'AWS, anti-patterns: the busiest subtask gets more than three times the median',
      url: 'https://github.com/aws/agent-toolkit-for-aws',
    },
  },
  {
    id: 'slow-host',
    domain: 'backpressure',
    severity: 'warning',
    title: { en: 'Slow TaskManager', 'zh-CN': 'TaskManager 缓慢' },
    sentence: {
      en: 'Subtasks on {tm_id} need {value} times as long as the same ones elsewhere, for no more records.',
      'zh-CN': '{tm_id} 上的子任务耗时是其他节点同类子任务的 {value} 倍，而数据量并不更多。',
    },
    subject: ['tm_id'],
    when: [
      above(busyBesideOthers(), 2, 'none'),
      below(recordsBesideOthers(), 1.2, 'none'),
      above(mostBusy(), 500, 'ms/s'),
      above(taskManagers(), 2.5, 'count'),
    ],
    evidence: [
      { chart: 'busiest-subtask' },
      { chart: 'container-cpu-throttling' },
      { chart: 'tm-gc' },
    ],
    causes: [
      {
        id: 'garbage-collection',
        sentence: {
          en: 'It spends its time on garbage collection.',
          'zh-CN': '其时间消耗在垃圾回收上。',
        },
        test: { rule: 'gc-high' },
      },
    ],
    advice: [
      {
        sentence: {
          en: 'Delete its pod, so that it starts on another node; look for a noisy neighbour or a slow disk on this one.',
          'zh-CN': '删除该 Pod 使其调度到其他节点；检查此节点是否有资源争抢或磁盘缓慢。',
        },
      },
    ],
    effects: ['no-headroom'],
    source: {
      text: 'AWS: compare TaskManagers by maximum and mean; twice is ours',
      url: 'https://github.com/aws/agent-toolkit-for-aws',
    },
  },
  {
    id: 'mailbox-blocked',
    domain: 'backpressure',
    severity: 'warning',
    title: { en: 'Single records take long', 'zh-CN': '单条数据处理过久' },
    sentence: {
      en: 'In {task_name} timers and checkpoints wait up to {value} for one record to be done.',
      'zh-CN': '{task_name} 中的定时器与检查点最多要等 {value} 才能等到单条数据处理完。',
    },
    subject: ['task_name'],
    when: [above(max(task.mailboxLatencyMs({ quantile: '0.99' })).by('task_name'), 1000, 'ms')],
    settles: true,
    evidence: [{ chart: 'checkpoint-start-delay' }, { chart: 'task-time' }],
    advice: [
      {
        sentence: {
          en: 'Make calls to the outside asynchronous, and split what one record sets off.',
          'zh-CN': '将外部调用改为异步，并拆分单条数据触发的大量工作。',
        },
      },
    ],
    source: {
      text: 'Flink: a record that takes long delays barriers even of unaligned checkpoints; one second is ours',
      url: 'https://nightlies.apache.org/flink/flink-docs-stable/docs/ops/state/checkpointing_under_backpressure/',
    },
  },
];

function taskManagers() {
  return count(group(task.numRecordsIn()).by('tm_id'));
}

function busiestInADay() {
  const mean = avg(task.busyTimeMsPerSecond()).by('task_name');
  return max(maxOverTime(subquery(mean, '1d', '15m')));
}

/** Of reads of the block cache, those it could not answer. */
function cacheMisses() {
  const misses = () => sum(rate(operator.rocksdb.blockCacheMiss(), '5m')).by('task_name');
  const hits = sum(rate(operator.rocksdb.blockCacheHit(), '5m')).by('task_name');
  return div(misses(), gt(add(misses(), hits), 0));
}
