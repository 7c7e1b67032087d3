const jvm = [
  ...['CPU_Load', 'CPU_Time'],
  ...['Memory_Heap_Used', 'Memory_Heap_Committed', 'Memory_Heap_Max'],
  ...['Memory_NonHeap_Used', 'Memory_NonHeap_Committed', 'Memory_NonHeap_Max'],
  ...['Memory_Direct_Count', 'Memory_Direct_MemoryUsed', 'Memory_Direct_TotalCapacity'],
  ...['Memory_Mapped_Count', 'Memory_Mapped_MemoryUsed', 'Memory_Mapped_TotalCapacity'],
];
const cluster = [
  ...['numRegisteredTaskManagers', 'numRunningJobs', 'taskSlotsAvailable', 'taskSlotsTotal'],
];
const task = [
  ...['numBytesInLocal', 'numBytesInLocalPerSecond', 'numBytesInRemote'],
  ...['numBytesInRemotePerSecond', 'numBytesOut', 'numBytesOutPerSecond'],
  ...['numRecordsIn', 'numRecordsInPerSecond', 'numRecordsOut', 'numRecordsOutPerSecond'],
  ...['currentLowWatermark', 'operator_latency'],
];
const container = [
  ...['cpu_usage_seconds_total', 'memory_usage_bytes', 'memory_working_set_bytes'],
  ...['network_receive_bytes_total', 'network_transmit_bytes_total'],
];

/** What a request that names no metrics gets: JVM, cluster, I/O and containers. */
export const defaultMetrics: readonly string[] = [
  ...jvm.map((name) => `flink_jobmanager_Status_JVM_${name}`),
  ...jvm.map((name) => `flink_taskmanager_Status_JVM_${name}`),
  ...cluster.map((name) => `flink_jobmanager_${name}`),
  ...task.map((name) => `flink_taskmanager_job_task_${name}`),
  ...container.map((name) => `container_${name}`),
];
