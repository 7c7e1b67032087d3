import { div, gt, type InstantVector, max, metric, sum } from '../../promql/index.ts';
import type { ChartDefinition, Section } from '../chart.ts';
import type { LocalizedText } from '../localized-text.ts';
import { rateByName } from '../rate-by-name.ts';
import { measures, metricsLike, orElse, rate } from './measures.ts';

/** A JobManager has no id of its own: its host tells it from a standby. */
const processes = {
  taskmanager: { prefix: 'flink_taskmanager_Status_', label: 'tm_id', short: 'tm' },
  jobmanager: { prefix: 'flink_jobmanager_Status_', label: 'host', short: 'jm' },
} as const;

const seriesTitles: Readonly<Record<string, LocalizedText>> = {
  used: { en: 'used', 'zh-CN': '已用' },
  committed: { en: 'committed', 'zh-CN': '已提交' },
  max: { en: 'max', 'zh-CN': '上限' },
  capacity: { en: 'capacity', 'zh-CN': '容量' },
  total: { en: 'total', 'zh-CN': '总量' },
  direct: { en: 'direct', 'zh-CN': '直接' },
  mapped: { en: 'mapped', 'zh-CN': '映射' },
  open: { en: 'open', 'zh-CN': '已打开' },
};

function jvmCharts(process: keyof typeof processes): readonly ChartDefinition[] {
  const { prefix, label, short } = processes[process];
  // One series a process whatever labels the scrape adds; a maximum of one value is that value.
  const status = (name: string) => max(metric(`${prefix}${name}`)).by(label);
  const collectors = `${prefix}JVM_GarbageCollector_(.+)_Time`;
  const pool = (name: string): InstantVector =>
    measures({
      used: status(`JVM_Memory_${name}_Used`),
      committed: status(`JVM_Memory_${name}_Committed`),
      max: gt(status(`JVM_Memory_${name}_Max`), 0),
    });
  const bufferPool = (name: string): InstantVector =>
    measures({
      used: status(`JVM_Memory_${name}_MemoryUsed`),
      capacity: status(`JVM_Memory_${name}_TotalCapacity`),
    });
  const bytes = {
    unit: 'bytes',
    view: 'line',
    legend: [label, 'series'],
    series: seriesTitles,
  } as const;
  const plain = { view: 'line', legend: [label] } as const;
  return [
    {
      ...plain,
      id: `${short}-cpu`,
      title: { en: 'CPU', 'zh-CN': 'CPU 用量' },
      description: {
        en: 'CPU time of the JVM: 1 is one core fully used.',
        'zh-CN': 'JVM 消耗的 CPU 时间：1 表示用满一个核。',
      },
      unit: 'cores',
      query: div(max(rate(metric(`${prefix}JVM_CPU_Time`))).by(label), 1e9),
    },
    {
      ...plain,
      id: `${short}-cpu-load`,
      title: { en: 'CPU load as the JVM sees it', 'zh-CN': 'JVM 所见 CPU 负载' },
      description: {
        en: 'Share of the CPUs the JVM sees; often off in a container.',
        'zh-CN': '占 JVM 可见 CPU 的比例；在容器中常不准确。',
      },
      unit: 'ratio',
      query: status('JVM_CPU_Load'),
    },
    {
      ...plain,
      id: `${short}-heap-share`,
      title: { en: 'Heap used, share', 'zh-CN': '堆内存使用率' },
      unit: 'ratio',
      query: div(status('JVM_Memory_Heap_Used'), gt(status('JVM_Memory_Heap_Max'), 0)),
    },
    {
      ...bytes,
      id: `${short}-heap`,
      title: { en: 'Heap', 'zh-CN': '堆内存' },
      query: pool('Heap'),
    },
    {
      ...bytes,
      id: `${short}-non-heap`,
      title: { en: 'Non-heap', 'zh-CN': '非堆内存' },
      query: pool('NonHeap'),
    },
    {
      ...bytes,
      id: `${short}-metaspace`,
      title: { en: 'Metaspace', 'zh-CN': '元空间' },
      query: pool('Metaspace'),
    },
    {
      ...bytes,
      id: `${short}-direct`,
      title: { en: 'Direct buffers', 'zh-CN': '直接缓冲区' },
      query: bufferPool('Direct'),
    },
    {
      ...bytes,
      id: `${short}-mapped`,
      title: { en: 'Mapped buffers', 'zh-CN': '映射缓冲区' },
      query: bufferPool('Mapped'),
    },
    {
      id: `${short}-buffer-counts`,
      title: { en: 'Number of buffers', 'zh-CN': '缓冲区个数' },
      unit: 'count',
      view: 'line',
      query: measures({
        direct: status('JVM_Memory_Direct_Count'),
        mapped: status('JVM_Memory_Mapped_Count'),
      }),
      legend: [label, 'series'],
      series: seriesTitles,
    },
    {
      ...plain,
      id: `${short}-gc`,
      title: { en: 'Time spent collecting garbage', 'zh-CN': '垃圾回收时间占比' },
      unit: 'ratio',
      // `All` came with 1.19; before it each collector has a name of its own.
      query: orElse(
        div(status('JVM_GarbageCollector_All_TimeMsPerSecond'), 1000),
        div(sum(rateByName(metricsLike(collectors), 'collector', collectors)).by(label), 1000),
      ),
    },
    {
      ...plain,
      id: `${short}-threads`,
      title: { en: 'Threads', 'zh-CN': '线程数' },
      unit: 'count',
      query: status('JVM_Threads_Count'),
    },
    {
      ...plain,
      id: `${short}-files`,
      title: { en: 'Open files', 'zh-CN': '打开的文件数' },
      unit: 'count',
      query: status('JVM_FileDescriptor_Open'),
    },
  ];
}

const taskManagerStatus = (name: string) =>
  max(metric(`flink_taskmanager_Status_${name}`)).by('tm_id');

/** Network memory has been measured in bytes since 1.12 only. */
const flinkMemory = (): readonly ChartDefinition[] => [
  {
    id: 'tm-managed-memory',
    title: { en: 'Managed memory', 'zh-CN': '托管内存' },
    unit: 'bytes',
    view: 'line',
    query: measures({
      used: taskManagerStatus('Flink_Memory_Managed_Used'),
      total: taskManagerStatus('Flink_Memory_Managed_Total'),
    }),
    legend: ['tm_id', 'series'],
    series: seriesTitles,
  },
  {
    id: 'tm-network-memory',
    title: { en: 'Network memory', 'zh-CN': '网络内存' },
    unit: 'bytes',
    view: 'line',
    query: measures({
      used: taskManagerStatus('Shuffle_Netty_UsedMemory'),
      total: taskManagerStatus('Shuffle_Netty_TotalMemory'),
    }),
    legend: ['tm_id', 'series'],
    series: seriesTitles,
  },
  {
    id: 'tm-network-segments',
    title: { en: 'Free network buffers', 'zh-CN': '空闲网络缓冲区' },
    unit: 'count',
    view: 'line',
    query: orElse(
      taskManagerStatus('Shuffle_Netty_AvailableMemorySegments'),
      taskManagerStatus('Network_AvailableMemorySegments'),
    ),
    legend: ['tm_id'],
  },
];

export const taskManagerJvm = (): Section => ({
  id: 'taskmanager-jvm',
  title: { en: 'TaskManager JVM', 'zh-CN': 'TaskManager JVM' },
  collapsed: true,
  charts: [...jvmCharts('taskmanager'), ...flinkMemory()],
});

export const jobManagerJvm = (): Section => ({
  id: 'jobmanager-jvm',
  title: { en: 'JobManager JVM', 'zh-CN': 'JobManager JVM' },
  collapsed: true,
  charts: jvmCharts('jobmanager'),
});
