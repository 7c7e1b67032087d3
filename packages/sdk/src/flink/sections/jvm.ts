import { div, gt, type InstantVector, max, metric, sum } from '../../promql/index.ts';
import type { ExplainedChart, ExplainedSection, LocalizedText } from '../definitions/chart.ts';
import { measures, metricsLike, orElse, rate, rateByName } from '../definitions/measures.ts';
import { flinkMemory } from './taskmanager-memory.ts';

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
  direct: { en: 'direct', 'zh-CN': '直接' },
  mapped: { en: 'mapped', 'zh-CN': '映射' },
  open: { en: 'open', 'zh-CN': '已打开' },
};

function jvmCharts(process: keyof typeof processes): readonly ExplainedChart[] {
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
        en: 'CPU time of the JVM: 1 is one core fully used. Flat at the limit of the container, the process is throttled, and all that runs in it slows down.',
        'zh-CN':
          'JVM 消耗的 CPU 时间：1 表示用满一个核。长期贴着容器上限时进程会被限流，其中运行的一切都会变慢。',
      },
      unit: 'cores',
      query: div(max(rate(metric(`${prefix}JVM_CPU_Time`))).by(label), 1e9),
    },
    {
      ...plain,
      id: `${short}-cpu-load`,
      title: { en: 'CPU load as the JVM sees it', 'zh-CN': 'JVM CPU 负载' },
      description: {
        en: 'Share of the CPUs the JVM sees; often off in a container. Where it contradicts the CPU chart, believe that one.',
        'zh-CN': '占 JVM 可见 CPU 的比例；在容器中常不准确，与“CPU 用量”不一致时以后者为准。',
      },
      unit: 'ratio',
      query: status('JVM_CPU_Load'),
    },
    {
      ...plain,
      id: `${short}-heap-share`,
      title: { en: 'Heap used, share', 'zh-CN': '堆内存使用率' },
      description: {
        en: 'Used heap against the most it may be. A saw-tooth is normal garbage collection; if its low points climb towards 100%, live data fill the heap, and long collections or an OutOfMemoryError follow.',
        'zh-CN':
          '已用堆内存占上限的比例。锯齿状是正常的垃圾回收；若低点不断抬升并接近 100%，说明存活数据占满堆，接下来会长时间回收，甚至 OutOfMemoryError。',
      },
      unit: 'ratio',
      query: div(status('JVM_Memory_Heap_Used'), gt(status('JVM_Memory_Heap_Max'), 0)),
    },
    {
      ...bytes,
      id: `${short}-heap`,
      title: { en: 'Heap', 'zh-CN': '堆内存' },
      description: {
        en: 'Heap in use, got from the system (committed), and the most there may be. Look at what used falls to after a collection: that is live data.',
        'zh-CN':
          '堆内存的已用量、已从系统获得的量（已提交）与上限。关注每次回收后已用量的低点，即存活数据量。',
      },
      query: pool('Heap'),
    },
    {
      ...bytes,
      id: `${short}-non-heap`,
      title: { en: 'Non-heap', 'zh-CN': '非堆内存' },
      description: {
        en: 'Class metadata, compiled code and the like, outside the heap. It rises after the start and then stays; growth with each restart of a job points to a class loader that is not let go.',
        'zh-CN':
          '堆外的类元数据、编译后的代码等。启动后上升并趋于平稳；若随作业的每次重启而增长，说明类加载器可能未释放。',
      },
      query: pool('NonHeap'),
    },
    {
      ...bytes,
      id: `${short}-metaspace`,
      title: { en: 'Metaspace', 'zh-CN': '元空间' },
      description: {
        en: 'Metadata of loaded classes. A job adds a step when it starts and gives it back when it is gone; steps that only go up end in OutOfMemoryError: Metaspace.',
        'zh-CN':
          '已加载类的元数据。作业启动时上一个台阶，结束后回落；只升不降最终会导致 OutOfMemoryError: Metaspace。',
      },
      query: pool('Metaspace'),
    },
    {
      ...bytes,
      id: `${short}-direct`,
      title: { en: 'Direct buffers', 'zh-CN': '直接缓冲区' },
      description: {
        en: 'Memory of direct buffers, outside the heap: the network buffers of a TaskManager, and what libraries take. Those of the network are there from the start; growth comes from connectors or user code.',
        'zh-CN':
          '堆外直接缓冲区的内存：TaskManager 的网络缓冲区，以及各类库所用。网络缓冲区启动时即分配；后续增长多来自连接器或用户代码。',
      },
      query: bufferPool('Direct'),
    },
    {
      ...bytes,
      id: `${short}-mapped`,
      title: { en: 'Mapped buffers', 'zh-CN': '映射缓冲区' },
      description: {
        en: 'Memory of files that are mapped into the process. Usually 0 in a streaming job; blocking shuffles of batch jobs and some libraries use it.',
        'zh-CN':
          '映射到进程的文件所占内存。流作业通常为 0；批作业的阻塞式 Shuffle 与部分库会用到。',
      },
      query: bufferPool('Mapped'),
    },
    {
      id: `${short}-buffer-counts`,
      title: { en: 'Number of buffers', 'zh-CN': '缓冲区个数' },
      description: {
        en: 'How many direct and mapped buffers the JVM holds. Steady is normal; a number that only grows points to a leak outside the heap.',
        'zh-CN': 'JVM 持有的直接与映射缓冲区个数。平稳属正常；只增不减说明可能存在堆外泄漏。',
      },
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
      description: {
        en: 'Share of each second spent collecting garbage, all collectors together. A few percent are normal; beyond 10% the heap is too small or too much is created, and heartbeats may be missed.',
        'zh-CN':
          '每秒中用于垃圾回收的时间占比（所有收集器合计）。百分之几属正常；超过 10% 说明堆偏小或创建对象过多，可能错过心跳。',
      },
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
      description: {
        en: 'Live threads of the process. Steady once the job runs; if they climb with each restart, connectors or user code leave threads behind.',
        'zh-CN':
          '进程中存活的线程数。作业运行后应平稳；若随每次重启攀升，说明连接器或用户代码有线程未停止。',
      },
      unit: 'count',
      query: status('JVM_Threads_Count'),
    },
    {
      ...plain,
      id: `${short}-files`,
      title: { en: 'Open files', 'zh-CN': '打开的文件数' },
      description: {
        en: 'Files and sockets that the process holds open, since Flink 2.1. RocksDB needs many; growth without end stops at “Too many open files”.',
        'zh-CN':
          '进程打开的文件与套接字数，自 Flink 2.1 起上报。使用 RocksDB 时较多；无止境增长最终会报 “Too many open files”。',
      },
      unit: 'count',
      query: status('JVM_FileDescriptor_Open'),
    },
  ];
}

export const taskManagerJvm = (): ExplainedSection => ({
  id: 'taskmanager-jvm',
  title: { en: 'TaskManager JVM', 'zh-CN': 'TaskManager JVM' },
  collapsed: true,
  charts: [...jvmCharts('taskmanager'), ...flinkMemory()],
});

export const jobManagerJvm = (): ExplainedSection => ({
  id: 'jobmanager-jvm',
  title: { en: 'JobManager JVM', 'zh-CN': 'JobManager JVM' },
  collapsed: true,
  charts: jvmCharts('jobmanager'),
});
