import {
  avgOverTime,
  ceil,
  count,
  deriv,
  div,
  eq,
  group,
  gt,
  max,
  min,
  mul,
  rate,
  re,
  sum,
} from '../../../promql/index.ts';
import { SOURCES } from '../../definitions/measures.ts';
import { flink } from '../../metrics/generated/flink.ts';
import {
  backlogOf,
  grown,
  growthOf,
  lately,
  partitions,
  taken,
  waiting,
} from '../measures/lately.ts';
import { above, atMost, below, elseNo } from '../measures/tests.ts';
import type { OurRule } from './rule-id.ts';

const { operator, task } = flink;

const emitLag = () => max(operator.currentEmitEventTimeLag()).by('operator_name');

/** s until nothing waits any more, at the speed of the last quarter of an hour; only where it shrinks. */
const untilCaughtUp = () => {
  const shrinks = mul(sum(deriv(operator.pendingRecords(), '15m')).by('operator_name'), -1);
  return div(waiting(), gt(shrinks, 0)).on('operator_name');
};

const source = { task_name: re(SOURCES) };
const sourceSubtasks = () =>
  count(group(task.numRecordsOut(source)).by('task_name', 'subtask_index')).by('task_name');
const sentByEach = () => rate(task.numRecordsOut(source), '15m');
/** Of a source's subtasks, those that read nothing. */
const idleShare = () =>
  div(count(eq(sentByEach(), 0)).by('task_name'), sourceSubtasks()).on('task_name');

/** Partitions of the subtask that has most, beside the mean. */
const partitionsSkew = () => {
  const each = () => div(partitions(), sourceSubtasks()).on('task_name');
  return div(ceil(each()), each()).on('task_name');
};

export const sources = (): readonly OurRule[] => [
  {
    id: 'lag-growing',
    domain: 'sources',
    severity: 'critical',
    title: { en: 'Backlog grows', 'zh-CN': '积压增长' },
    sentence: {
      en: '{operator_name} falls behind: {waiting} records wait, {value} of work at its present speed, and they get more.',
      'zh-CN':
        '{operator_name} 正在落后：积压 {waiting} 条，按当前速度需 {value} 处理，且仍在增加。',
    },
    subject: ['operator_name'],
    when: [above(backlogOf(), 60, 's'), above(growthOf(), 0.05, 'ratio')],
    numbers: { waiting: { measure: waiting(), unit: 'records' } },
    settles: true,
    evidence: [{ chart: 'pending-records' }, { chart: 'records-in' }, { chart: 'task-time' }],
    causes: [
      {
        id: 'source-itself',
        sentence: {
          en: 'The source itself is busy: it needs more parallelism, if there are partitions for it.',
          'zh-CN': 'Source 自身繁忙：若分区足够，应提高其并行度。',
        },
        test: {
          when: [
            elseNo(above(max(avgOverTime(task.busyTimeMsPerSecond(source), lately)), 800, 'ms/s')),
          ],
        },
      },
    ],
    advice: [
      {
        sentence: {
          en: 'Compare with the traffic of a day and a week ago: more of it needs more parallelism, as much of it something that has become slow.',
          'zh-CN': '与一天前、一周前的流量比较：流量变大需提高并行度，流量不变则是处理变慢了。',
        },
        keys: [{ key: 'parallelism.default' }],
      },
    ],
    effects: ['will-not-catch-up', 'watermark-spread'],
    source: {
      text: 'flink-kubernetes-operator autoscaler: a backlog of minutes; OPPO Compass: 300 s; a minute that grows is ours',
      url: 'https://nightlies.apache.org/flink/flink-kubernetes-operator-docs-main/docs/custom-resource/autoscaler/',
    },
  },
  {
    id: 'will-not-catch-up',
    domain: 'sources',
    severity: 'warning',
    title: { en: 'Backlog lasts', 'zh-CN': '积压消化缓慢' },
    sentence: {
      en: 'At this speed {operator_name} needs {value} to work off the {waiting} records that wait.',
      'zh-CN': '按此速度，{operator_name} 需要 {value} 才能消化 {waiting} 条积压。',
    },
    subject: ['operator_name'],
    when: [elseNo(above(untilCaughtUp(), 3600, 's')), above(backlogOf(), 300, 's')],
    numbers: { waiting: { measure: waiting(), unit: 'records' } },
    evidence: [{ chart: 'pending-records' }, { chart: 'consumed-records' }],
    advice: [
      {
        sentence: {
          en: 'More parallelism catches up sooner; its source needs the partitions for it.',
          'zh-CN': '提高并行度可更快追上，前提是 Source 有足够的分区。',
        },
        keys: [{ key: 'parallelism.default' }],
      },
    ],
    source: {
      text: 'The autoscaler plans to catch up within 30 min; twice that',
      url: 'https://nightlies.apache.org/flink/flink-kubernetes-operator-docs-main/docs/custom-resource/autoscaler/',
    },
  },
  {
    id: 'source-stalled',
    domain: 'sources',
    severity: 'critical',
    title: { en: 'Source reads nothing', 'zh-CN': 'Source 停止读取' },
    sentence: {
      en: '{waiting} records wait for {operator_name}, and it reads none.',
      'zh-CN': '{operator_name} 有 {waiting} 条待读取，但没有读取任何数据。',
    },
    subject: ['operator_name'],
    // Transaction markers and compacted topics leave an offset or two that no record has.
    when: [atMost(taken(), 0, 'records/s'), elseNo(above(waiting(), 100, 'records'))],
    numbers: { waiting: { measure: waiting(), unit: 'records' } },
    settles: true,
    evidence: [{ chart: 'pending-records' }, { chart: 'source-idle' }],
    causes: [
      {
        id: 'paused',
        sentence: {
          en: 'Watermark alignment holds it back.',
          'zh-CN': '因水位线对齐而被暂停。',
        },
        test: { rule: 'source-paused' },
      },
      {
        id: 'commits-fail',
        sentence: {
          en: 'Its commits fail, too: the broker may be out of reach.',
          'zh-CN': '位点提交也失败：可能无法连接 Broker。',
        },
        test: { rule: 'offsets-not-committed' },
      },
    ],
    advice: [
      {
        sentence: {
          en: 'See whether its TaskManagers reach the broker, and with which rights.',
          'zh-CN': '检查 TaskManager 能否连接 Broker，以及权限是否正确。',
        },
      },
    ],
    effects: ['lag-growing', 'no-input', 'idle-subtasks', 'watermark-stalled'],
    source: {
      text: 'Alibaba Cloud: a source that is slow itself and one that is held up, told apart',
      url: 'https://www.alibabacloud.com/help/en/flink/user-guide/metrics',
    },
  },
  {
    id: 'no-input',
    domain: 'sources',
    severity: 'info',
    title: { en: 'Nothing arrives', 'zh-CN': '没有输入数据' },
    sentence: {
      en: 'Nothing has arrived at {operator_name} for {value}; the job is ready for it.',
      'zh-CN': '{operator_name} 已 {value} 没有收到数据；作业本身正常。',
    },
    subject: ['operator_name'],
    when: [
      above(min(operator.sourceIdleTime()).by('operator_name'), 300_000, 'ms'),
      atMost(waiting(), 100, 'records'),
    ],
    evidence: [{ chart: 'source-idle', limit: 300_000 }, { chart: 'records-in' }],
    advice: [
      {
        sentence: {
          en: 'Look upstream: whether anything is produced, into this topic, past the offset it started from.',
          'zh-CN': '检查上游：是否有数据写入该主题，且位于起始位点之后。',
        },
      },
    ],
    source: {
      text: 'Alibaba Cloud alarms at a minute without input for five periods',
      url: 'https://www.alibabacloud.com/help/en/flink/user-guide/best-practices-for-monitoring-and-alerting',
    },
  },
  {
    id: 'old-data',
    domain: 'sources',
    severity: 'info',
    title: { en: 'Old data', 'zh-CN': '数据本身陈旧' },
    sentence: {
      en: 'What {operator_name} reads is {value} old, and it reads it at once: the delay is before the job.',
      'zh-CN': '{operator_name} 读到的数据已有 {value} 之久且读取及时：延迟发生在上游。',
    },
    subject: ['operator_name'],
    when: [above(emitLag(), 180_000, 'ms'), below(backlogOf(), 5, 's')],
    settles: true,
    evidence: [{ chart: 'emit-lag', limit: 180_000 }, { chart: 'pending-records' }],
    advice: [
      {
        sentence: {
          en: 'A delay of whole hours hints at a time zone; else see when producers write.',
          'zh-CN': '整小时的延迟多为时区问题；否则检查生产端写入时间。',
        },
      },
    ],
    source: {
      text: 'Alibaba Cloud: delay of 180 s; "old source data" told from lag by pendingRecords',
      url: 'https://www.alibabacloud.com/help/en/flink/user-guide/metrics',
    },
  },
  {
    id: 'source-paused',
    domain: 'sources',
    severity: 'info',
    title: { en: 'Source held back', 'zh-CN': 'Source 被对齐暂停' },
    sentence: {
      en: '{operator_name} is held back for {value} of each second, as it runs ahead of the other sources.',
      'zh-CN': '{operator_name} 快于其他 Source，每秒有 {value} 被暂停以对齐水位线。',
    },
    subject: ['operator_name'],
    when: [
      above(
        max(avgOverTime(operator.split.watermark.pausedTimeMsPerSecond(), '10m')).by(
          'operator_name',
        ),
        500,
        'ms',
      ),
    ],
    evidence: [{ chart: 'source-watermark-lag' }],
    advice: [
      {
        sentence: {
          en: 'The slowest source of its group is the one to look at; or allow a larger drift (withWatermarkAlignment).',
          'zh-CN': '应检查同组中最慢的 Source；或放宽允许的偏差（withWatermarkAlignment）。',
        },
      },
    ],
    source: {
      text: 'Flink: watermark alignment pauses what runs ahead; half of the time is ours',
      url: 'https://nightlies.apache.org/flink/flink-docs-stable/docs/dev/datastream/event-time/generating_watermarks/',
    },
  },
  {
    id: 'offsets-not-committed',
    domain: 'sources',
    severity: 'warning',
    title: { en: 'Offsets are not committed', 'zh-CN': '位点提交失败' },
    sentence: {
      en: '{value} commits of {operator_name} failed in a quarter of an hour: tools that watch the group’s lag are wrong, the job itself is safe.',
      'zh-CN':
        '最近一刻钟 {operator_name} 有 {value} 次位点提交失败：消费组监控会失真，作业本身不受影响。',
    },
    subject: ['operator_name'],
    // One or two go with a rebalance or a broker that restarts.
    when: [
      above(
        sum(grown(operator.kafkaSourceReader.commitsFailed(), '15m')).by('operator_name'),
        2.5,
        'count',
      ),
    ],
    evidence: [{ chart: 'commit-failures' }],
    advice: [
      {
        sentence: {
          en: 'See the broker, the rights of the group, and whether another job uses the same one.',
          'zh-CN': '检查 Broker、消费组权限，以及是否有其他作业使用同一消费组。',
        },
      },
    ],
    source: {
      text: 'Flink: committed offsets are for monitoring only; three in 15 min is ours',
      url: 'https://nightlies.apache.org/flink/flink-docs-stable/docs/connectors/datastream/kafka/',
    },
  },
  {
    id: 'idle-subtasks',
    domain: 'sources',
    severity: 'info',
    title: { en: 'Idle subtasks of a source', 'zh-CN': 'Source 子任务空闲' },
    sentence: {
      en: '{value} of the subtasks of {task_name} have nothing to read while the others do.',
      'zh-CN': '{task_name} 有 {value} 的子任务没有数据可读，而其他子任务有。',
    },
    subject: ['task_name'],
    when: [
      elseNo(above(idleShare(), 0.2, 'ratio')),
      below(idleShare(), 1, 'ratio'),
      // At night a quarter of an hour without a record is nothing.
      above(
        div(sum(sentByEach()).by('task_name'), sourceSubtasks()).on('task_name'),
        1,
        'records/s',
      ),
    ],
    settles: true,
    evidence: [{ chart: 'records-out' }, { chart: 'source-idle' }],
    causes: [
      {
        id: 'watermark-stalled',
        sentence: {
          en: 'Event time stands still for it.',
          'zh-CN': '事件时间因此停滞。',
        },
        test: { rule: 'watermark-stalled' },
      },
    ],
    advice: [
      {
        sentence: {
          en: 'Lower the source’s parallelism to its partitions, or let what is idle not hold up event time.',
          'zh-CN': '将 Source 并行度降至分区数，或让空闲分区不阻塞事件时间。',
        },
        keys: [{ key: 'table.exec.source.idle-timeout', value: '30 s' }],
      },
    ],
    source: { text: 'OPPO Compass, rule for TaskManagers without traffic; a fifth is ours' },
  },
  {
    id: 'uneven-partitions',
    domain: 'sources',
    severity: 'info',
    title: { en: 'Uneven partitions', 'zh-CN': '分区分配不均' },
    sentence: {
      en: 'The partitions do not divide by the subtasks of {task_name}: some have {value} times the mean.',
      'zh-CN': '分区数不能被 {task_name} 的并行度整除：部分子任务的分区是平均值的 {value} 倍。',
    },
    subject: ['task_name'],
    when: [above(partitionsSkew(), 1.25, 'none'), above(sourceBusy(), 500, 'ms/s')],
    evidence: [{ chart: 'records-out' }, { chart: 'busiest-subtask' }],
    advice: [
      {
        sentence: {
          en: 'Choose a parallelism that divides the number of partitions.',
          'zh-CN': '选择能整除分区数的并行度。',
        },
        keys: [{ key: 'parallelism.default' }],
      },
    ],
    source: {
      text: 'flink-kubernetes-operator autoscaler aligns parallelism to partitions; a quarter more than the mean is ours',
      url: 'https://nightlies.apache.org/flink/flink-kubernetes-operator-docs-main/docs/custom-resource/autoscaler/',
    },
  },
];

/** Uneven partitions matter only where the source has much to do. */
function sourceBusy() {
  return max(avgOverTime(task.busyTimeMsPerSecond(source), lately)).by('task_name');
}
