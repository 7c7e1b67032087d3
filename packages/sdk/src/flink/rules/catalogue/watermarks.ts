import {
  count,
  div,
  gt,
  increase,
  max,
  min,
  notRe,
  offset,
  rate,
  sub,
  sum,
  unless,
} from '../../../promql/index.ts';
import { now, SOURCES } from '../../definitions/measures.ts';
import { flink } from '../../metrics/generated/flink.ts';
import { age, lately } from '../measures/lately.ts';
import { above, atMost, elseNo } from '../measures/tests.ts';
import type { OurRule } from './rule-id.ts';

const { operator, task } = flink;

/** The watermark that holds a task's timers: the earliest of its subtasks. Before the first one there is none. */
const watermark = () => min(task.currentInputWatermark()).by('task_name');
const watermarkBefore = () => min(offset(task.currentInputWatermark(), lately)).by('task_name');
const inflow = (window: '3m' | '10m') =>
  sum(rate(task.numRecordsIn({ task_name: notRe(SOURCES) }), window)).by('task_name');

/** Of one source, between the subtask that is furthest and the one that is last. */
const spread = () =>
  sub(
    max(operator.currentOutputWatermark()).by('operator_name'),
    min(operator.currentOutputWatermark()).by('operator_name'),
  ).on('operator_name');
/** Only sources have it. */
const isSource = () => max(operator.sourceIdleTime()).by('operator_name');

const late = () => sum(increase(operator.numLateRecordsDropped(), '15m')).by('operator_name');
const lateShare = () => {
  const all = sum(increase(operator.numRecordsIn(), '15m')).by('operator_name');
  return div(late(), gt(all, 0)).on('operator_name');
};

const idleTimeout = {
  sentence: {
    en: 'Let a partition that is silent not hold up event time (withIdleness).',
    'zh-CN': '让静默的分区不阻塞事件时间（withIdleness）。',
  },
  keys: [{ key: 'table.exec.source.idle-timeout', value: '30 s' }],
} as const;

const flinkWatermarks = {
  text: 'Flink: generating watermarks, dealing with idle sources',
  url: 'https://nightlies.apache.org/flink/flink-docs-stable/docs/dev/datastream/event-time/generating_watermarks/',
} as const;

export const watermarks = (): readonly OurRule[] => [
  {
    id: 'watermark-stalled',
    domain: 'watermarks',
    severity: 'critical',
    title: { en: 'Event time stands still', 'zh-CN': '事件时间停滞' },
    sentence: {
      en: 'Event time in {task_name} stands still, {behind} behind, while records arrive: windows do not close.',
      'zh-CN': '{task_name} 有数据到达但事件时间停滞，已落后 {behind}：窗口无法关闭。',
    },
    subject: ['task_name'],
    when: [
      // Without a watermark now or then there is nothing that stands.
      elseNo(atMost(sub(watermark(), watermarkBefore()).on('task_name'), 0, 'ms')),
      above(inflow('3m'), 1, 'records/s'),
      above(sub(now(), watermark()), 180_000, 'ms'),
    ],
    numbers: { behind: { measure: sub(now(), watermark()), unit: 'ms' } },
    settles: true,
    evidence: [{ chart: 'watermark-lag' }, { chart: 'watermark-skew' }, { chart: 'source-idle' }],
    causes: [
      {
        id: 'idle-partition',
        sentence: {
          en: 'A subtask of a source reads nothing, and holds it.',
          'zh-CN': '某个 Source 子任务没有数据，阻塞了水位线。',
        },
        test: { when: [above(max(operator.sourceIdleTime()), 120_000, 'ms')] },
      },
      {
        id: 'one-partition-behind',
        sentence: {
          en: 'One subtask of a source is far behind the others.',
          'zh-CN': '某个 Source 子任务远落后于其他子任务。',
        },
        test: { rule: 'watermark-spread' },
      },
    ],
    advice: [
      { ...idleTimeout, cause: 'idle-partition' },
      {
        sentence: {
          en: 'Where all partitions have records, see whether their timestamps advance: the field, its unit, the producer’s clock.',
          'zh-CN': '若各分区都有数据，检查时间戳是否推进：字段、单位、生产端时钟。',
        },
      },
    ],
    effects: ['watermark-spread', 'idle-subtasks', 'state-grows'],
    source: flinkWatermarks,
  },
  {
    id: 'watermark-never',
    domain: 'watermarks',
    severity: 'warning',
    title: { en: 'No watermark', 'zh-CN': '没有水位线' },
    sentence: {
      en: '{task_name} takes in records and has never had a watermark, though others of the job have one.',
      'zh-CN': '{task_name} 有数据输入但从未收到水位线，而作业的其他任务有。',
    },
    subject: ['task_name'],
    when: [
      elseNo(above(unless(inflow('10m'), watermark()).on('task_name'), 1, 'records/s')),
      // A job in processing time has none anywhere.
      above(count(watermark()), 0, 'count'),
      above(age(), 600_000, 'ms'),
    ],
    evidence: [{ chart: 'watermark-lag' }],
    advice: [
      {
        sentence: {
          en: 'See whether each of its inputs has a watermark strategy, and whether one input is silent.',
          'zh-CN': '检查其每个输入是否都设置了水位线策略，以及是否有输入静默。',
        },
      },
      idleTimeout,
    ],
    source: flinkWatermarks,
  },
  {
    id: 'watermark-spread',
    domain: 'watermarks',
    severity: 'warning',
    title: { en: 'One partition is behind', 'zh-CN': '部分分区落后' },
    sentence: {
      en: 'Subtasks of {operator_name} are {value} of event time apart: the last one holds up all windows.',
      'zh-CN': '{operator_name} 各子任务的事件时间相差 {value}：最慢的一个阻塞了所有窗口。',
    },
    subject: ['operator_name'],
    when: [above(spread(), 600_000, 'ms'), elseNo(above(isSource(), -1, 'ms'))],
    settles: true,
    evidence: [{ chart: 'watermark-skew', limit: 600_000 }, { chart: 'source-watermark-lag' }],
    advice: [
      {
        sentence: {
          en: 'Align the sources (withWatermarkAlignment), or find what makes one partition slow or its producer late.',
          'zh-CN': '对齐 Source（withWatermarkAlignment），或查找分区缓慢、生产端迟到的原因。',
        },
      },
    ],
    source: {
      text: 'Flink: watermark alignment; ten minutes are ours',
      url: flinkWatermarks.url,
    },
  },
  {
    id: 'watermark-ahead',
    domain: 'watermarks',
    severity: 'critical',
    title: { en: 'Event time is in the future', 'zh-CN': '事件时间超前' },
    sentence: {
      en: 'Event time in {task_name} is {value} ahead of the clock: a record with a wrong date has moved it, and what comes on time is late.',
      'zh-CN':
        '{task_name} 的事件时间比时钟超前 {value}：错误日期的数据推动了水位线，正常数据将被视为迟到。',
    },
    subject: ['task_name'],
    when: [elseNo(above(sub(watermark(), now()), 3_600_000, 'ms'))],
    evidence: [{ chart: 'watermark-lag' }, { chart: 'late-records' }],
    advice: [
      {
        sentence: {
          en: 'Drop records from the future before timestamps are assigned, and start from a state before them.',
          'zh-CN': '在分配时间戳之前丢弃未来时间的数据，并从其之前的状态恢复。',
        },
      },
    ],
    effects: ['late-dropped'],
    source: { text: 'No clock is an hour off: a time zone or a wrong date; ours' },
  },
  {
    id: 'late-dropped',
    domain: 'watermarks',
    severity: 'warning',
    title: { en: 'Late records are dropped', 'zh-CN': '丢弃迟到数据' },
    sentence: {
      en: '{value} of the records come too late for {operator_name} and are dropped.',
      'zh-CN': '{operator_name} 有 {value} 的数据因迟到被丢弃。',
    },
    subject: ['operator_name'],
    // Of a handful of records at night one is a large share.
    when: [above(lateShare(), 0.001, 'ratio'), above(late(), 50, 'records')],
    settles: true,
    evidence: [{ chart: 'late-records' }, { chart: 'watermark-skew' }],
    advice: [
      {
        sentence: {
          en: 'Wait longer for them: a larger bound of the watermark, allowed lateness, or a side output for what is late.',
          'zh-CN': '等待更久：增大水位线延迟、允许迟到，或将迟到数据输出到侧流。',
        },
      },
    ],
    source: {
      text: 'One in a thousand; ours, as how much loss matters is the job’s own affair',
    },
  },
];
