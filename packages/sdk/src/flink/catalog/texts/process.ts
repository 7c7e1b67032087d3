import { rowsOf, type TextRows } from './family-text.ts';

type Named = readonly [en: string, zh: string];

const pools: Readonly<Record<string, Named>> = {
  Heap: ['Heap', '堆内存'],
  NonHeap: ['Non-heap memory', '非堆内存'],
  Metaspace: ['Metaspace', '元空间'],
};

const bufferPools: Readonly<Record<string, Named>> = {
  Direct: ['Direct buffers', '直接缓冲区'],
  Mapped: ['Mapped buffers', '映射缓冲区'],
};

const memory: TextRows = {
  ...rowsOf(pools, ([en, zh], name) => [
    `Status_JVM_Memory_${name}_Used`,
    [`${en}: used`, `${en} in use now.`, `${zh}：已用`, `当前已使用的${zh}。`],
  ]),
  ...rowsOf(pools, ([en, zh], name) => [
    `Status_JVM_Memory_${name}_Committed`,
    [
      `${en}: committed`,
      `${en} that the operating system guarantees to the JVM.`,
      `${zh}：已提交`,
      `操作系统保证分配给 JVM 的${zh}。`,
    ],
  ]),
  ...rowsOf(pools, ([en, zh], name) => [
    `Status_JVM_Memory_${name}_Max`,
    [
      `${en}: max`,
      `The most that may be used; -1 where there is no bound.`,
      `${zh}：上限`,
      `可使用的最大值；无上限时为 -1。`,
    ],
  ]),
  ...rowsOf(bufferPools, ([en, zh], name) => [
    `Status_JVM_Memory_${name}_Count`,
    [
      `${en}: number`,
      `How many ${en.toLowerCase()} the JVM holds.`,
      `${zh}：个数`,
      `JVM 持有的${zh}个数。`,
    ],
  ]),
  ...rowsOf(bufferPools, ([en, zh], name) => [
    `Status_JVM_Memory_${name}_MemoryUsed`,
    [
      `${en}: memory`,
      `Memory the JVM uses for its ${en.toLowerCase()}, outside the heap.`,
      `${zh}：内存`,
      `JVM 为${zh}使用的堆外内存。`,
    ],
  ]),
  ...rowsOf(bufferPools, ([en, zh], name) => [
    `Status_JVM_Memory_${name}_TotalCapacity`,
    [
      `${en}: capacity`,
      `Capacity of all ${en.toLowerCase()} together.`,
      `${zh}：容量`,
      `所有${zh}的总容量。`,
    ],
  ]),
  'Status_JVM_Memory_Pool_<pool>_Used': [
    'Heap pool: used',
    'Use of one part of the heap, such as Eden or the old generation.',
    '堆分区：已用',
    '堆中某一分区（如 Eden 或老年代）的使用量。',
  ],
  'Status_JVM_Memory_Pool_<pool>_Max': [
    'Heap pool: max',
    'The most one part of the heap may grow to; -1 where it is not bound.',
    '堆分区：上限',
    '堆中某一分区的最大值；无上限时为 -1。',
  ],
  'Status_JVM_Memory_Pool_<pool>_CollectionUsed': [
    'Heap pool: used after collection',
    'What was left in one part of the heap by its last garbage collection: the live data.',
    '堆分区：回收后用量',
    '最近一次垃圾回收后该分区中剩余的存活数据。',
  ],
  'Status_JVM_Memory_Pool_<pool>_CollectionMax': [
    'Heap pool: max after collection',
    'The bound of one part of the heap at its last garbage collection.',
    '堆分区：回收后上限',
    '最近一次垃圾回收后该分区的上限。',
  ],
  Status_Flink_Memory_Managed_Used: [
    'Managed memory: used',
    'Flink’s managed memory handed out to the active slots, for RocksDB, sorting and Python.',
    '托管内存：已用',
    '已分配给活动槽的 Flink 托管内存，供 RocksDB、排序与 Python 使用。',
  ],
  Status_Flink_Memory_Managed_Total: [
    'Managed memory: total',
    'Flink’s managed memory of this TaskManager.',
    '托管内存：总量',
    '此 TaskManager 的 Flink 托管内存总量。',
  ],
};

const collectors: Readonly<Record<string, Named>> = {
  All: ['all collectors', '所有收集器'],
  '<collector>': ['one collector', '单个收集器'],
};

const jvm: TextRows = {
  Status_JVM_CPU_Load: [
    'CPU load',
    'Share of the CPUs the JVM sees that it uses itself. Often off in a container: prefer the rate of its CPU time.',
    'CPU 负载',
    'JVM 自身占其可见 CPU 的比例。在容器中常不准确，建议改用 CPU 时间的速率。',
  ],
  Status_JVM_CPU_Time: [
    'CPU time',
    'CPU time of the JVM process since it started; its rate divided by 1e9 is the number of cores in use.',
    'CPU 时间',
    'JVM 进程启动以来消耗的 CPU 时间；其速率除以 1e9 即为使用的核数。',
  ],
  Status_JVM_Threads_Count: [
    'Threads',
    'Live threads of the JVM.',
    '线程数',
    'JVM 中存活的线程数。',
  ],
  Status_JVM_FileDescriptor_Open: [
    'Open files',
    'File descriptors that the process holds open: files and sockets.',
    '已打开文件数',
    '进程持有的文件描述符数（文件与套接字）。',
  ],
  Status_JVM_FileDescriptor_Max: [
    'Open files: limit',
    'How many file descriptors the process may hold.',
    '打开文件数上限',
    '进程可持有的文件描述符上限。',
  ],
  Status_JVM_ClassLoader_ClassesLoaded: [
    'Classes loaded',
    'Classes loaded since the JVM started.',
    '已加载类',
    'JVM 启动以来加载的类总数。',
  ],
  Status_JVM_ClassLoader_ClassesUnloaded: [
    'Classes unloaded',
    'Classes unloaded since the JVM started. Stays behind the loaded ones when a job leaks its class loader.',
    '已卸载类',
    'JVM 启动以来卸载的类总数；作业泄漏类加载器时会明显少于已加载数。',
  ],
  ...rowsOf(collectors, ([en, zh], name) => [
    `Status_JVM_GarbageCollector_${name}_Count`,
    [
      `Garbage collections: ${en}`,
      `Collections run since the JVM started.`,
      `垃圾回收次数：${zh}`,
      'JVM 启动以来的垃圾回收次数。',
    ],
  ]),
  ...rowsOf(collectors, ([en, zh], name) => [
    `Status_JVM_GarbageCollector_${name}_Time`,
    [
      `Garbage collection time: ${en}`,
      'Time spent collecting since the JVM started.',
      `垃圾回收时间：${zh}`,
      'JVM 启动以来用于垃圾回收的时间。',
    ],
  ]),
  ...rowsOf(collectors, ([en, zh], name) => [
    `Status_JVM_GarbageCollector_${name}_TimeMsPerSecond`,
    [
      `Garbage collection time per second: ${en}`,
      'Milliseconds of each second spent collecting, a mean over the last minute. Near 1000: the JVM hardly does anything else.',
      `每秒垃圾回收时间：${zh}`,
      '每秒用于垃圾回收的毫秒数（最近一分钟平均）。接近 1000 表示 JVM 几乎只在回收。',
    ],
  ]),
};

const cpuShares: Readonly<Record<string, Named>> = {
  Usage: ['in use', '已使用'],
  Idle: ['idle', '空闲'],
  Sys: ['in the kernel', '内核态'],
  User: ['in user code', '用户态'],
  IOWait: ['waiting for I/O', '等待 I/O'],
  Irq: ['in interrupts', '处理中断'],
  SoftIrq: ['in soft interrupts', '处理软中断'],
  Nice: ['in low-priority code', '低优先级'],
  Steal: ['taken by the hypervisor', '被虚拟化层占用'],
};

const system: TextRows = {
  ...rowsOf(cpuShares, ([en, zh], name) => [
    `System_CPU_${name}`,
    [
      `Machine CPU: ${en}`,
      `Share of the machine’s CPU time ${en}, all processes together.`,
      `主机 CPU：${zh}`,
      `整台主机 CPU 时间中${zh}的比例。`,
    ],
  ]),
  ...rowsOf({ 1: '', 5: '', 15: '' }, (_, minutes) => [
    `System_CPU_Load${minutes}min`,
    [
      `Machine load, ${minutes} min`,
      `Processes running or waiting to, a mean over ${minutes} min.`,
      `主机负载（${minutes} 分钟）`,
      `最近 ${minutes} 分钟内运行或等待运行的进程平均数。`,
    ],
  ]),
  'System_CPU_UsageCPU<cpu>': [
    'Machine CPU: one processor',
    'Share of one processor’s time in use.',
    '主机 CPU：单个处理器',
    '单个处理器的使用比例。',
  ],
  System_Memory_Available: [
    'Machine memory: available',
    'Memory the machine can still give.',
    '主机内存：可用',
    '主机仍可分配的内存。',
  ],
  System_Memory_Total: [
    'Machine memory: total',
    'Memory of the machine.',
    '主机内存：总量',
    '主机的内存总量。',
  ],
  System_Swap_Used: [
    'Swap: used',
    'Swap space in use on the machine.',
    '交换区：已用',
    '主机已使用的交换空间。',
  ],
  System_Swap_Total: [
    'Swap: total',
    'Swap space of the machine.',
    '交换区：总量',
    '主机的交换空间总量。',
  ],
  'System_Network_<interface>_ReceiveRate': [
    'Network interface: received',
    'Bytes a second that one interface of the machine receives.',
    '网络接口：接收',
    '主机某一网络接口每秒接收的字节数。',
  ],
  'System_Network_<interface>_SendRate': [
    'Network interface: sent',
    'Bytes a second that one interface of the machine sends.',
    '网络接口：发送',
    '主机某一网络接口每秒发送的字节数。',
  ],
};

const shuffle: TextRows = {
  Status_Shuffle_Netty_AvailableMemorySegments: [
    'Network buffers: free',
    'Network buffers of the TaskManager that nobody uses. None left: tasks wait for each other.',
    '网络缓冲区：空闲',
    'TaskManager 中未使用的网络缓冲区数；耗尽时任务会相互等待。',
  ],
  Status_Shuffle_Netty_UsedMemorySegments: [
    'Network buffers: used',
    'Network buffers in use.',
    '网络缓冲区：已用',
    '正在使用的网络缓冲区数。',
  ],
  Status_Shuffle_Netty_TotalMemorySegments: [
    'Network buffers: total',
    'All network buffers of the TaskManager.',
    '网络缓冲区：总数',
    'TaskManager 的网络缓冲区总数。',
  ],
  Status_Shuffle_Netty_AvailableMemory: [
    'Network memory: free',
    'Network memory that nobody uses.',
    '网络内存：空闲',
    '未使用的网络内存。',
  ],
  Status_Shuffle_Netty_UsedMemory: [
    'Network memory: used',
    'Network memory in use.',
    '网络内存：已用',
    '正在使用的网络内存。',
  ],
  Status_Shuffle_Netty_TotalMemory: [
    'Network memory: total',
    'All network memory of the TaskManager.',
    '网络内存：总量',
    'TaskManager 的网络内存总量。',
  ],
  Status_Shuffle_Netty_RequestedMemoryUsage: [
    'Network memory: asked for',
    'What all subtasks ask for against what there is; above 100 they get less than they want.',
    '网络内存：需求比例',
    '所有子任务请求量与总量之比；超过 100 表示无法满足全部请求。',
  ],
};

const cluster: TextRows = {
  numRegisteredTaskManagers: [
    'TaskManagers registered',
    'TaskManagers that work for this JobManager.',
    '已注册 TaskManager',
    '已注册到此 JobManager 的 TaskManager 数。',
  ],
  numPendingTaskManagers: [
    'TaskManagers pending',
    'TaskManagers asked of Kubernetes or YARN that are not up yet.',
    '等待中的 TaskManager',
    '已向 Kubernetes 或 YARN 请求但尚未就绪的 TaskManager 数。',
  ],
  numRunningJobs: [
    'Jobs',
    'Jobs this cluster runs now. More than one: JobManager and TaskManagers may be shared.',
    '作业数',
    '集群当前运行的作业数；多于一个时进程可能共享。',
  ],
  taskSlotsAvailable: [
    'Task slots: free',
    'Slots that no job uses. None left: a failed job cannot come back elsewhere.',
    '任务槽：空闲',
    '未被作业使用的槽数；为 0 时失败作业无法在别处恢复。',
  ],
  taskSlotsTotal: [
    'Task slots: total',
    'Slots of all registered TaskManagers.',
    '任务槽：总数',
    '所有已注册 TaskManager 的槽数。',
  ],
  startWorkFailurePerSecond: [
    'Failed worker starts',
    'TaskManagers a second that Kubernetes or YARN could not start.',
    'Worker 启动失败速率',
    'Kubernetes 或 YARN 每秒未能启动的 TaskManager 数。',
  ],
};

/** Of JobManagers and TaskManagers as processes. */
export const processTexts: TextRows = { ...memory, ...jvm, ...system, ...shuffle, ...cluster };
