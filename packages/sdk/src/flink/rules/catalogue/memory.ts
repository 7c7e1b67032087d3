import {
  avgOverTime,
  deriv,
  div,
  gt,
  increase,
  max,
  maxOverTime,
  minOverTime,
  notRe,
  offset,
  or,
  sub,
  sum,
} from '../../../promql/index.ts';
import { flink } from '../../metrics/generated/flink.ts';
import { age, grown } from '../measures/lately.ts';
import { above, atMost, elseNo } from '../measures/tests.ts';
import type { ConfigKey } from '../model/rule.ts';
import type { OurRule } from './rule-id.ts';

const { container, taskmanager } = flink;
const { heap, metaspace } = taskmanager.jvm.memory;
const { all, count, time } = taskmanager.jvm.garbageCollector;
const { managed } = taskmanager.flink.memory;

/** Of a heap, what was in use at its lowest: what garbage collection leaves. */
const heapFloor = () =>
  div(max(minOverTime(heap.used(), '5m')).by('tm_id'), gt(max(heap.max()).by('tm_id'), 0)).on(
    'tm_id',
  );

/** `All` came with 1.19; before it each collector has a name of its own. */
const collections = () =>
  or(
    max(increase(all.count(), '5m')).by('tm_id'),
    sub(sum(count()).by('tm_id'), sum(offset(count(), '5m')).by('tm_id')).on('tm_id'),
  );
/** ms of each second that garbage collection takes. */
const collecting = () =>
  or(
    max(avgOverTime(all.timeMsPerSecond(), '3m')).by('tm_id'),
    div(sub(sum(time()).by('tm_id'), sum(offset(time(), '3m')).by('tm_id')).on('tm_id'), 180),
  );

const named = { container: notRe('POD|') };
const workingSet = () => max(container.containerMemoryWorkingSetBytes(named)).by('pod');
const memoryLimit = () =>
  or(
    max(container.kubePodContainerResourceLimits({ resource: 'memory' })).by('pod'),
    gt(max(container.containerSpecMemoryLimitBytes(named)).by('pod'), 0),
  );

const moreHeap: readonly ConfigKey[] = [
  { key: 'taskmanager.memory.process.size' },
  { key: 'taskmanager.memory.task.heap.size' },
  { key: 'taskmanager.numberOfTaskSlots' },
];

const aws = {
  text: 'AWS: heap up to 75% is healthy, from 80% to be looked at, from 90% to be acted on',
  url: 'https://docs.aws.amazon.com/managed-flink/latest/java/monitoring-metrics-alarms.html',
} as const;
const oceanus = {
  text: 'Tencent Cloud Oceanus: garbage collection for more than 30% of the time; usual alerts: 10%',
  url: 'https://www.tencentcloud.com/document/product/1000/56810',
} as const;
const memoryTrouble = {
  text: 'Flink: memory troubleshooting',
  url: 'https://nightlies.apache.org/flink/flink-docs-stable/docs/deployment/memory/mem_trouble/',
} as const;

export const memory = (): readonly OurRule[] => [
  {
    id: 'heap-full',
    domain: 'memory',
    severity: 'critical',
    title: { en: 'Heap is full', 'zh-CN': '堆内存已满' },
    sentence: {
      en: 'After garbage collection {tm_id} still has {value} of its heap in use.',
      'zh-CN': '垃圾回收后 {tm_id} 仍占用 {value} 的堆内存。',
    },
    subject: ['tm_id'],
    // The lowest point says what is kept only if there were collections to come down by.
    when: [above(heapFloor(), 0.9, 'ratio'), above(collections(), 1.5, 'count')],
    evidence: [{ chart: 'tm-heap-share', limit: 0.9 }, { chart: 'tm-gc' }],
    advice: [
      {
        sentence: {
          en: 'More heap, fewer slots for each TaskManager, or state in RocksDB instead of on the heap.',
          'zh-CN': '增大堆内存、减少每个 TaskManager 的槽位，或将状态放入 RocksDB。',
        },
        keys: [
          ...moreHeap,
          { key: 'state.backend', value: 'rocksdb', until: '1.17' },
          { key: 'state.backend.type', value: 'rocksdb', since: '1.17' },
        ],
      },
    ],
    effects: ['heap-high', 'gc-overload', 'gc-high'],
    source: aws,
  },
  {
    id: 'heap-high',
    domain: 'memory',
    severity: 'warning',
    title: { en: 'Heap fills up', 'zh-CN': '堆内存偏高' },
    sentence: {
      en: 'After garbage collection {tm_id} still has {value} of its heap in use.',
      'zh-CN': '垃圾回收后 {tm_id} 仍占用 {value} 的堆内存。',
    },
    subject: ['tm_id'],
    when: [above(heapFloor(), 0.8, 'ratio'), above(collections(), 1.5, 'count')],
    evidence: [{ chart: 'tm-heap-share', limit: 0.8 }, { chart: 'tm-gc' }],
    advice: [
      {
        sentence: {
          en: 'More heap, or fewer slots for each TaskManager.',
          'zh-CN': '增大堆内存，或减少每个 TaskManager 的槽位。',
        },
        keys: moreHeap,
      },
    ],
    source: aws,
  },
  {
    id: 'gc-overload',
    domain: 'memory',
    severity: 'critical',
    title: { en: 'Garbage collection takes over', 'zh-CN': '垃圾回收过载' },
    sentence: {
      en: '{tm_id} spends {value} of each second on garbage collection.',
      'zh-CN': '{tm_id} 每秒有 {value} 用于垃圾回收。',
    },
    subject: ['tm_id'],
    when: [above(collecting(), 300, 'ms')],
    evidence: [{ chart: 'tm-gc', limit: 0.3 }, { chart: 'tm-heap-share' }],
    causes: [
      {
        id: 'heap-full',
        sentence: { en: 'The heap is full.', 'zh-CN': '堆内存已满。' },
        test: { rule: 'heap-full' },
      },
      {
        id: 'heap-high',
        sentence: { en: 'The heap is nearly full.', 'zh-CN': '堆内存接近用满。' },
        test: { rule: 'heap-high' },
      },
    ],
    advice: [
      {
        sentence: {
          en: 'More heap; where it is not full, fewer objects: reuse them, and avoid Kryo.',
          'zh-CN': '增大堆内存；若堆未满，则减少对象创建：复用对象、避免 Kryo。',
        },
        keys: [...moreHeap, { key: 'pipeline.object-reuse', value: 'true' }],
      },
    ],
    effects: ['gc-high'],
    source: oceanus,
  },
  {
    id: 'gc-high',
    domain: 'memory',
    severity: 'warning',
    title: { en: 'Much garbage collection', 'zh-CN': '垃圾回收偏多' },
    sentence: {
      en: '{tm_id} spends {value} of each second on garbage collection.',
      'zh-CN': '{tm_id} 每秒有 {value} 用于垃圾回收。',
    },
    subject: ['tm_id'],
    when: [above(collecting(), 100, 'ms')],
    evidence: [{ chart: 'tm-gc', limit: 0.1 }, { chart: 'tm-heap-share' }],
    causes: [
      {
        id: 'heap-high',
        sentence: { en: 'The heap is nearly full.', 'zh-CN': '堆内存接近用满。' },
        test: { rule: 'heap-high' },
      },
    ],
    advice: [
      {
        sentence: {
          en: 'More heap, or fewer objects: reuse them, and avoid Kryo.',
          'zh-CN': '增大堆内存，或减少对象创建：复用对象、避免 Kryo。',
        },
        keys: [...moreHeap, { key: 'pipeline.object-reuse', value: 'true' }],
      },
    ],
    source: oceanus,
  },
  {
    id: 'metaspace-full',
    domain: 'memory',
    severity: 'warning',
    title: { en: 'Metaspace is nearly full', 'zh-CN': 'Metaspace 将满' },
    sentence: {
      en: '{tm_id} uses {value} of its memory for classes.',
      'zh-CN': '{tm_id} 的 Metaspace 已使用 {value}。',
    },
    subject: ['tm_id'],
    when: [
      above(
        div(max(metaspace.used()).by('tm_id'), gt(max(metaspace.max()).by('tm_id'), 0)).on('tm_id'),
        0.9,
        'ratio',
      ),
    ],
    evidence: [{ chart: 'tm-metaspace' }, { chart: 'restarts' }],
    advice: [
      {
        sentence: {
          en: 'More of it; where it grows with each restart, classes leak: put drivers into lib/ and not into the job’s jar.',
          'zh-CN': '增大 Metaspace；若每次重启都增长则存在类泄漏：将驱动放入 lib/ 而非作业包。',
        },
        keys: [{ key: 'taskmanager.memory.jvm-metaspace.size' }],
      },
    ],
    source: { ...memoryTrouble, text: `${memoryTrouble.text}; nine tenths are ours` },
  },
  {
    id: 'container-memory',
    domain: 'memory',
    severity: 'warning',
    title: { en: 'Pod near its memory limit', 'zh-CN': 'Pod 内存接近上限' },
    sentence: {
      en: '{pod} uses {value} of its memory limit and grows: it may be killed.',
      'zh-CN': '{pod} 已使用内存上限的 {value} 且仍在增长：可能被终止。',
    },
    subject: ['pod'],
    // Flink fills its process by design: near the limit alone is no sign.
    when: [
      above(div(workingSet(), memoryLimit()).on('pod'), 0.95, 'ratio'),
      above(
        div(
          max(deriv(container.containerMemoryWorkingSetBytes(named), '30m')).by('pod'),
          memoryLimit(),
        ).on('pod'),
        // A hundredth of the limit in an hour.
        0.01 / 3600,
        'none',
      ),
    ],
    evidence: [{ chart: 'container-memory-share', limit: 0.95 }, { chart: 'tm-heap-share' }],
    causes: [
      {
        id: 'heap-high',
        sentence: { en: 'A heap is nearly full.', 'zh-CN': '堆内存接近用满。' },
        test: { rule: 'heap-high' },
      },
    ],
    advice: [
      {
        sentence: {
          en: 'Where the heap is calm it is native memory: leave more for it, and use the official image’s allocator.',
          'zh-CN': '若堆内存平稳则为本地内存增长：预留更多额外内存，并使用官方镜像的内存分配器。',
        },
        keys: [
          { key: 'taskmanager.memory.jvm-overhead.fraction' },
          { key: 'taskmanager.memory.process.size' },
          { key: 'state.backend.rocksdb.memory.managed', value: 'true' },
        ],
      },
    ],
    source: { ...memoryTrouble, text: `${memoryTrouble.text}; AWS: container memory above 85%` },
  },
  {
    id: 'oom-killed',
    domain: 'memory',
    severity: 'critical',
    title: { en: 'Killed for its memory', 'zh-CN': '内存超限被终止' },
    sentence: {
      en: 'The container of {pod} was killed {value} times in the last half hour, the last time for its memory.',
      'zh-CN': '最近半小时 {pod} 的容器被终止 {value} 次，最近一次因内存超限。',
    },
    subject: ['pod'],
    when: [
      elseNo(above(containerRestarts(), 0.5, 'count')),
      elseNo(
        above(
          max(container.kubePodContainerStatusLastTerminatedReason({ reason: 'OOMKilled' })).by(
            'pod',
          ),
          0,
          'boolean',
        ),
      ),
    ],
    evidence: [{ chart: 'container-restarts' }, { chart: 'container-memory-share', limit: 1 }],
    advice: [
      {
        sentence: {
          en: 'Leave more native memory in the process, or make the container larger.',
          'zh-CN': '为进程预留更多本地内存，或增大容器内存。',
        },
        keys: [
          { key: 'taskmanager.memory.jvm-overhead.fraction' },
          { key: 'taskmanager.memory.process.size' },
        ],
      },
    ],
    effects: ['container-memory', 'taskmanager-lost', 'restarts-often', 'not-running'],
    source: memoryTrouble,
  },
  {
    id: 'managed-unused',
    domain: 'memory',
    severity: 'info',
    title: { en: 'Managed memory is unused', 'zh-CN': '托管内存未使用' },
    sentence: {
      en: '{managed} of each TaskManager are set aside as managed memory, and none was used within a day.',
      'zh-CN': '每个 TaskManager 预留了 {managed} 托管内存，一天内从未使用。',
    },
    subject: [],
    when: [
      atMost(max(maxOverTime(managed.used(), '1d')), 0, 'bytes'),
      above(max(managed.total()), 100e6, 'bytes'),
      above(age(), 86_400_000, 'ms'),
    ],
    numbers: { managed: { measure: max(managed.total()), unit: 'bytes' } },
    evidence: [{ chart: 'tm-managed-memory' }],
    advice: [
      {
        sentence: {
          en: 'With state on the heap, give the memory to the heap; Python and batch jobs need it.',
          'zh-CN': '状态在堆上时可将其让给堆内存；Python 与批作业仍需要它。',
        },
        keys: [{ key: 'taskmanager.memory.managed.fraction', value: '0' }],
      },
    ],
    source: {
      text: 'flink-kubernetes-operator, memory tuning: managed memory that is not used is set to zero',
      url: 'https://nightlies.apache.org/flink/flink-kubernetes-operator-docs-main/docs/custom-resource/autotuning/',
    },
  },
  {
    id: 'network-buffers',
    domain: 'memory',
    severity: 'warning',
    title: { en: 'Network memory is short', 'zh-CN': '网络内存不足' },
    sentence: {
      en: 'Tasks on {tm_id} ask for {value} of the network memory that there is.',
      'zh-CN': '{tm_id} 上的任务请求的网络内存为可用量的 {value}。',
    },
    subject: ['tm_id'],
    when: [
      above(max(taskmanager.shuffle.netty.requestedMemoryUsage()).by('tm_id'), 100, 'percent'),
    ],
    evidence: [{ chart: 'tm-network-memory' }, { chart: 'buffer-pools' }],
    advice: [
      {
        sentence: {
          en: 'More network memory: tasks want some for each channel, parallelism times parallelism.',
          'zh-CN': '增加网络内存：每个通道都需要缓冲区，约为并行度的平方。',
        },
        keys: [
          { key: 'taskmanager.memory.network.fraction' },
          { key: 'taskmanager.memory.network.max' },
        ],
      },
    ],
    source: {
      text: 'Flink: RequestedMemoryUsage above 100 throttles tasks',
      url: 'https://nightlies.apache.org/flink/flink-docs-stable/docs/ops/metrics/',
    },
  },
];

function containerRestarts() {
  return sum(grown(container.kubePodContainerStatusRestartsTotal(), '30m')).by('pod');
}
