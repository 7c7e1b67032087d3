import { max, metric } from '../../promql/index.ts';
import type { ExplainedChart, LocalizedText } from '../definitions/chart.ts';
import { measures, orElse } from '../definitions/measures.ts';

const series: Readonly<Record<string, LocalizedText>> = {
  used: { en: 'used', 'zh-CN': '已用' },
  total: { en: 'total', 'zh-CN': '总量' },
};

const taskManagerStatus = (name: string) =>
  max(metric(`flink_taskmanager_Status_${name}`)).by('tm_id');

const usedOfTotal = (used: string, total: string) =>
  ({
    unit: 'bytes',
    view: 'line',
    query: measures({ used: taskManagerStatus(used), total: taskManagerStatus(total) }),
    legend: ['tm_id', 'series'],
    series,
  }) as const;

/** Network memory has been measured in bytes since 1.12 only. */
export const flinkMemory = (): readonly ExplainedChart[] => [
  {
    id: 'tm-managed-memory',
    title: { en: 'Managed memory', 'zh-CN': '托管内存' },
    description: {
      en: 'Flink’s own memory outside the heap, for RocksDB, sorting and Python: handed out, and in all. It is handed out whole when a job starts, and says nothing of how full RocksDB is.',
      'zh-CN':
        'Flink 自行管理的堆外内存，供 RocksDB、排序与 Python 使用：已分配量与总量。作业启动时即整份分配，并不反映 RocksDB 的实际使用。',
    },
    ...usedOfTotal('Flink_Memory_Managed_Used', 'Flink_Memory_Managed_Total'),
  },
  {
    id: 'tm-network-memory',
    title: { en: 'Network memory', 'zh-CN': '网络内存' },
    description: {
      en: 'Memory for the buffers between tasks: in use, and in all. Near the total tasks compete for buffers, and a further job may fail with “Insufficient number of network buffers”.',
      'zh-CN':
        '任务间传输所用缓冲区的内存：已用与总量。接近总量时任务会争抢缓冲区，再启动作业可能报 “Insufficient number of network buffers”。',
    },
    ...usedOfTotal('Shuffle_Netty_UsedMemory', 'Shuffle_Netty_TotalMemory'),
  },
  {
    id: 'tm-network-segments',
    title: { en: 'Free network buffers', 'zh-CN': '空闲网络缓冲区' },
    description: {
      en: 'Network buffers of a TaskManager that nobody uses. At 0 no task can take more than it holds, and throughput suffers: give the TaskManager more network memory.',
      'zh-CN':
        'TaskManager 中未被使用的网络缓冲区数。为 0 时任务无法再获得缓冲区，吞吐会受影响，应增大网络内存。',
    },
    unit: 'count',
    view: 'line',
    query: orElse(
      taskManagerStatus('Shuffle_Netty_AvailableMemorySegments'),
      taskManagerStatus('Network_AvailableMemorySegments'),
    ),
    legend: ['tm_id'],
  },
];
