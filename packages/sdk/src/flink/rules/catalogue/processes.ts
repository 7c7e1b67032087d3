import {
  avgOverTime,
  div,
  gt,
  max,
  notRe,
  offset,
  or,
  rate,
  sub,
  sum,
} from '../../../promql/index.ts';
import { flink } from '../../metrics/generated/flink.ts';
import { lately, mostBusy } from '../measures/lately.ts';
import { above, elseNo } from '../measures/tests.ts';
import type { OurRule } from './rule-id.ts';

const { container, jobmanager, taskmanager } = flink;

const named = { container: notRe('POD|') };
const cpuLimit = () =>
  or(
    max(container.kubePodContainerResourceLimits({ resource: 'cpu' })).by('pod'),
    max(
      div(gt(container.containerSpecCpuQuota(named), 0), container.containerSpecCpuPeriod(named)),
    ).by('pod'),
  );
const cpuShare = () =>
  div(
    max(rate(container.containerCpuUsageSecondsTotal(named), '5m')).by('pod'),
    gt(cpuLimit(), 0),
  ).on('pod');
const throttled = () =>
  div(
    sum(rate(container.containerCpuCfsThrottledPeriodsTotal(named), '5m')).by('pod'),
    gt(sum(rate(container.containerCpuCfsPeriodsTotal(named), '5m')).by('pod'), 0),
  ).on('pod');

const threads = (hoursAgo?: '1h' | '2h') => {
  const now = taskmanager.jvm.threads.count();
  return max(hoursAgo === undefined ? now : offset(now, hoursAgo)).by('tm_id');
};

const moreCpu = {
  key: 'kubernetes.taskmanager.cpu.limit-factor',
  since: '1.15',
} as const;

export const processes = (): readonly OurRule[] => [
  {
    id: 'cpu-throttled',
    domain: 'processes',
    severity: 'warning',
    title: { en: 'CPU is throttled', 'zh-CN': 'CPU 被限流' },
    sentence: {
      en: '{pod} is throttled {value} of the time: its CPU limit is below what it needs.',
      'zh-CN': '{pod} 有 {value} 的时间被限流：CPU 限额低于所需。',
    },
    subject: ['pod'],
    // Short bursts are throttled at little load, too.
    when: [above(throttled(), 0.25, 'ratio'), above(mostBusy(), 500, 'ms/s')],
    settles: true,
    evidence: [{ chart: 'container-cpu-throttling', limit: 0.25 }, { chart: 'container-cpu' }],
    advice: [
      {
        sentence: { en: 'Allow its pods more CPU.', 'zh-CN': '提高 Pod 的 CPU 限额。' },
        keys: [moreCpu],
      },
    ],
    source: {
      text: 'kubernetes-mixin, CPUThrottlingHigh: 25%',
      url: 'https://github.com/kubernetes-monitoring/kubernetes-mixin',
    },
  },
  {
    id: 'cpu-full',
    domain: 'processes',
    severity: 'warning',
    title: { en: 'CPU is used up', 'zh-CN': 'CPU 已用满' },
    sentence: {
      en: '{pod} uses {value} of the CPU that it may.',
      'zh-CN': '{pod} 已使用 CPU 限额的 {value}。',
    },
    subject: ['pod'],
    when: [above(cpuShare(), 0.9, 'ratio')],
    settles: true,
    evidence: [{ chart: 'container-cpu' }],
    advice: [
      {
        sentence: {
          en: 'More CPU for each pod, or more TaskManagers.',
          'zh-CN': '为每个 Pod 增加 CPU，或增加 TaskManager。',
        },
        keys: [moreCpu, { key: 'taskmanager.numberOfTaskSlots' }],
      },
    ],
    effects: ['cpu-throttled'],
    source: {
      text: 'Tencent Cloud Oceanus: TaskManager CPU above 90% for five minutes',
      url: 'https://www.tencentcloud.com/document/product/1000/56811',
    },
  },
  {
    id: 'threads-grow',
    domain: 'processes',
    severity: 'warning',
    title: { en: 'Threads leak', 'zh-CN': '线程泄漏' },
    sentence: {
      en: '{tm_id} has {threads} threads, {value} more than an hour ago, and the hour before it grew as well.',
      'zh-CN': '{tm_id} 有 {threads} 个线程，比一小时前多 {value} 个，前一小时也在增长。',
    },
    subject: ['tm_id'],
    when: [
      elseNo(above(sub(threads(), threads('1h')).on('tm_id'), 20, 'count')),
      elseNo(above(sub(threads('1h'), threads('2h')).on('tm_id'), 20, 'count')),
    ],
    numbers: { threads: { measure: threads(), unit: 'count' } },
    evidence: [{ chart: 'tm-threads' }],
    advice: [
      {
        sentence: {
          en: 'Close what a function opens, and open clients once for each subtask, not for each record.',
          'zh-CN': '关闭函数打开的资源；客户端按子任务创建一次，而非每条数据创建。',
        },
      },
    ],
    source: {
      text: 'About 500 a day, two hours in a row: a process that starts up has done so within one; ours',
    },
  },
  {
    id: 'files-nearly-out',
    domain: 'processes',
    severity: 'warning',
    title: { en: 'Nearly out of open files', 'zh-CN': '文件句柄将耗尽' },
    sentence: {
      en: '{tm_id} has {value} of the files open that it may.',
      'zh-CN': '{tm_id} 打开的文件数已达上限的 {value}。',
    },
    subject: ['tm_id'],
    when: [
      above(
        div(
          max(taskmanager.jvm.fileDescriptor.open()).by('tm_id'),
          gt(max(taskmanager.jvm.fileDescriptor.max()).by('tm_id'), 0),
        ).on('tm_id'),
        0.8,
        'ratio',
      ),
    ],
    evidence: [{ chart: 'tm-files' }],
    advice: [
      {
        sentence: {
          en: 'Raise the limit of the container, and bound the files that RocksDB keeps open.',
          'zh-CN': '提高容器限制，并限制 RocksDB 打开的文件数。',
        },
        keys: [{ key: 'state.backend.rocksdb.files.open' }],
      },
    ],
    source: { text: 'Four fifths of the limit; ours' },
  },
  {
    id: 'jobmanager-gc',
    domain: 'processes',
    severity: 'warning',
    title: { en: 'JobManager is overloaded', 'zh-CN': 'JobManager 过载' },
    sentence: {
      en: 'The JobManager spends {value} of each second on garbage collection.',
      'zh-CN': 'JobManager 每秒有 {value} 用于垃圾回收。',
    },
    subject: [],
    when: [
      above(
        max(avgOverTime(jobmanager.jvm.garbageCollector.all.timeMsPerSecond(), lately)),
        300,
        'ms',
      ),
    ],
    evidence: [{ chart: 'jm-gc', limit: 0.3 }, { chart: 'jm-heap-share' }],
    advice: [
      {
        sentence: {
          en: 'Give it more memory: large parallelism, many splits and many jobs need it.',
          'zh-CN': '增大内存：并行度高、分片多或作业多时需要更多内存。',
        },
        keys: [{ key: 'jobmanager.memory.process.size' }],
      },
    ],
    source: {
      text: 'Tencent Cloud Oceanus: JobManager garbage collection above 30%',
      url: 'https://www.tencentcloud.com/document/product/1000/56814',
    },
  },
];
