import { rowsOf, type TextRow, type TextRows } from './family-text.ts';

type Named = readonly [en: string, zh: string];

const cpu: TextRows = {
  container_cpu_usage_seconds_total: [
    'CPU time',
    'CPU time the container has used; its rate is the number of cores.',
    'CPU 时间',
    '容器累计使用的 CPU 时间，其速率即核数。',
  ],
  container_cpu_user_seconds_total: [
    'CPU time, user',
    'CPU time in the container’s own code.',
    '用户态 CPU 时间',
    '容器自身代码使用的 CPU 时间。',
  ],
  container_cpu_system_seconds_total: [
    'CPU time, kernel',
    'CPU time in the kernel on the container’s behalf.',
    '内核态 CPU 时间',
    '内核为容器使用的 CPU 时间。',
  ],
  container_cpu_cfs_periods_total: [
    'Scheduler periods',
    'Scheduler periods in which the container ran; only with a CPU limit.',
    '调度周期',
    '容器运行过的调度周期数；仅在设有 CPU 上限时存在。',
  ],
  container_cpu_cfs_throttled_periods_total: [
    'Throttled periods',
    'Scheduler periods in which the container reached its CPU limit and had to wait.',
    '限流周期',
    '容器达到 CPU 上限而等待的调度周期数。',
  ],
  container_cpu_cfs_throttled_seconds_total: [
    'Throttled time',
    'Time the container waited because of its CPU limit.',
    '限流时间',
    '容器因 CPU 上限而等待的时间。',
  ],
  container_spec_cpu_quota: [
    'CPU quota',
    'CPU time the container may use in a period; divided by the period it is its limit in cores.',
    'CPU 配额',
    '每个周期可用的 CPU 时间；除以周期即为核数上限。',
  ],
  container_spec_cpu_period: [
    'CPU period',
    'Length of a scheduler period.',
    'CPU 周期',
    '调度周期长度。',
  ],
  container_spec_cpu_shares: [
    'CPU weight',
    'Weight of the container where CPU is scarce.',
    'CPU 权重',
    'CPU 紧张时容器的权重。',
  ],
};

const memory: TextRows = {
  container_memory_usage_bytes: [
    'Memory usage',
    'All memory charged to the container, page cache included: more than what is really needed.',
    '内存用量',
    '计入容器的全部内存（含页缓存），高于实际所需。',
  ],
  container_memory_working_set_bytes: [
    'Working set',
    'Memory the kernel cannot simply take back; at the limit the container is killed.',
    '工作集',
    '内核无法直接回收的内存；达到上限时容器会被终止。',
  ],
  container_memory_rss: [
    'Anonymous memory',
    'Memory of the processes themselves: heap, stacks, native memory.',
    '匿名内存',
    '进程自身的内存：堆、栈与本地内存。',
  ],
  container_memory_cache: [
    'Page cache',
    'Files kept in memory; large where RocksDB works on a local disk.',
    '页缓存',
    '缓存在内存中的文件；RocksDB 使用本地磁盘时较大。',
  ],
  container_memory_swap: ['Swap', 'Memory swapped out.', '交换空间', '已换出的内存。'],
  container_memory_max_usage_bytes: [
    'Memory peak',
    'The most memory used so far.',
    '内存峰值',
    '历史最大内存用量。',
  ],
  container_memory_failcnt: [
    'Limit hits',
    'How often the memory limit was reached.',
    '触及上限次数',
    '触及内存上限的次数。',
  ],
  container_memory_failures_total: [
    'Page faults',
    'Page faults, by kind: major ones had to read from disk.',
    '缺页次数',
    '按类型统计的缺页次数；主缺页需读磁盘。',
  ],
  container_oom_events_total: [
    'Out-of-memory kills',
    'Kills for lack of memory, as the node saw them.',
    '内存不足终止',
    '节点记录的因内存不足而终止的次数。',
  ],
  container_spec_memory_limit_bytes: [
    'Memory limit',
    'The container’s memory limit; 0 means none.',
    '内存上限',
    '容器的内存上限；0 表示无上限。',
  ],
  container_spec_memory_reservation_limit_bytes: [
    'Soft memory limit',
    'Memory above which the container is first to give some back.',
    '内存软上限',
    '超过后优先被回收的内存软上限。',
  ],
};

const directions: Readonly<Record<string, Named>> = {
  receive: ['received', '接收'],
  transmit: ['sent', '发送'],
};
const packets: Readonly<Record<string, Named>> = {
  bytes: ['Bytes', '字节'],
  packets: ['Packets', '数据包'],
  packets_dropped: ['Dropped packets', '丢弃数据包'],
  errors: ['Network errors', '网络错误'],
};

const network: TextRows = Object.fromEntries(
  Object.entries(directions).flatMap(([direction, [en, zh]]) =>
    Object.entries(packets).map(([what, [whatEn, whatZh]]): [string, TextRow] => [
      `container_network_${direction}_${what}_total`,
      [
        `${whatEn} ${en}`,
        `Of the whole pod, by network interface: its containers share them.`,
        `${zh}${whatZh}`,
        '整个 Pod 的数据，按网络接口统计；各容器共享。',
      ],
    ]),
  ),
);

const disks: TextRows = {
  container_fs_usage_bytes: [
    'Disk used',
    'Disk of the container’s writable layer; local RocksDB files outside volumes count here.',
    '磁盘用量',
    '容器可写层的磁盘用量；卷之外的本地 RocksDB 文件计入此处。',
  ],
  container_fs_limit_bytes: [
    'Disk size',
    'Size of that file system.',
    '磁盘大小',
    '该文件系统的大小。',
  ],
  container_fs_reads_bytes_total: [
    'Bytes read',
    'Bytes read from disk.',
    '读取字节',
    '从磁盘读取的字节数。',
  ],
  container_fs_writes_bytes_total: [
    'Bytes written',
    'Bytes written to disk.',
    '写入字节',
    '写入磁盘的字节数。',
  ],
  container_fs_reads_total: ['Disk reads', 'Reads from disk.', '读次数', '磁盘读取次数。'],
  container_fs_writes_total: ['Disk writes', 'Writes to disk.', '写次数', '磁盘写入次数。'],
  container_fs_io_time_seconds_total: [
    'Disk time',
    'Time in which the disk worked for the container.',
    '磁盘时间',
    '磁盘为容器工作的时间。',
  ],
  container_fs_inodes_free: [
    'Free inodes',
    'Files that may still be created.',
    '空闲 inode',
    '仍可创建的文件数。',
  ],
  container_fs_inodes_total: [
    'Inodes',
    'Files that the file system may hold.',
    'inode 总数',
    '文件系统可容纳的文件数。',
  ],
  kubelet_volume_stats_used_bytes: [
    'Volume used',
    'Bytes used on a claim, such as for checkpoints.',
    '卷用量',
    '存储卷（如检查点卷）已用的字节数。',
  ],
  kubelet_volume_stats_capacity_bytes: [
    'Volume size',
    'Size of a claim.',
    '卷大小',
    '存储卷的大小。',
  ],
  kubelet_volume_stats_available_bytes: [
    'Volume left',
    'Bytes left on a claim.',
    '卷剩余',
    '存储卷剩余的字节数。',
  ],
};

const processes: TextRows = {
  container_processes: ['Processes', 'Processes of the container.', '进程数', '容器中的进程数。'],
  container_threads: ['Threads', 'Threads of the container.', '线程数', '容器中的线程数。'],
  container_file_descriptors: [
    'Open files',
    'File descriptors the container holds open.',
    '已打开文件',
    '容器持有的文件描述符数。',
  ],
  container_sockets: [
    'Sockets',
    'Sockets the container holds open.',
    '套接字',
    '容器打开的套接字数。',
  ],
  container_start_time_seconds: [
    'Started',
    'When the container started.',
    '启动时刻',
    '容器的启动时刻。',
  ],
  container_last_seen: [
    'Last seen',
    'When the exporter last saw the container.',
    '最后可见',
    '采集器最后看到容器的时刻。',
  ],
};

const pressure: TextRows = Object.fromEntries(
  Object.entries({ cpu: 'CPU', memory: 'memory', io: 'I/O' }).flatMap(([what, name]) => {
    const zh = what === 'memory' ? '内存' : name;
    return [
      [
        `container_pressure_${what}_waiting_seconds_total`,
        [
          `Waiting for ${name}`,
          `Time in which some of the container’s tasks waited for ${name}.`,
          `等待${zh}`,
          `容器部分任务等待${zh}的时间。`,
        ],
      ],
      [
        `container_pressure_${what}_stalled_seconds_total`,
        [
          `Stalled for ${name}`,
          `Time in which all of the container’s tasks waited for ${name}.`,
          `因${zh}停滞`,
          `容器全部任务等待${zh}的时间。`,
        ],
      ],
    ] satisfies [string, TextRow][];
  }),
);

const kubernetes: TextRows = {
  ...rowsOf<Named>(
    { limits: ['limit', '上限'], requests: ['request', '请求量'] },
    ([en, zh], name) => [
      `kube_pod_container_resource_${name}`,
      [
        `Resource ${en}`,
        `The container’s ${en}: cores where the resource is cpu, bytes where it is memory.`,
        `资源${zh}`,
        `容器的资源${zh}：cpu 为核数，memory 为字节。`,
      ],
    ],
  ),
  kube_pod_container_status_restarts_total: [
    'Container restarts',
    'How often the container was started again.',
    '容器重启次数',
    '容器被重新启动的次数。',
  ],
  kube_pod_container_status_last_terminated_reason: [
    'Why it last ended',
    '1 for the reason; OOMKilled is the one to watch.',
    '上次终止原因',
    '对应原因为 1；重点关注 OOMKilled。',
  ],
  kube_pod_container_status_last_terminated_exitcode: [
    'Last exit code',
    '137 is a kill, 239 a fatal error in Flink.',
    '上次退出码',
    '137 为被杀，239 为 Flink 致命错误。',
  ],
  kube_pod_container_status_terminated_reason: [
    'Why it ended',
    '1 for the reason of the end it is in now.',
    '终止原因',
    '当前终止状态的原因为 1。',
  ],
  kube_pod_container_status_waiting_reason: [
    'Why it waits',
    '1 for the reason, such as CrashLoopBackOff.',
    '等待原因',
    '对应原因（如 CrashLoopBackOff）为 1。',
  ],
  kube_pod_container_status_running: [
    'Is running',
    '1 while the container runs.',
    '运行中',
    '容器运行时为 1。',
  ],
  kube_pod_container_status_ready: [
    'Is ready',
    '1 while the container is ready.',
    '就绪',
    '容器就绪时为 1。',
  ],
  kube_pod_container_state_started: [
    'Container started',
    'When the container started.',
    '容器启动时刻',
    '容器的启动时刻。',
  ],
  kube_pod_status_phase: [
    'Phase',
    '1 for the phase the pod is in.',
    'Pod 阶段',
    'Pod 所处阶段为 1。',
  ],
  kube_pod_status_ready: [
    'Pod ready',
    '1 for the condition that holds: true, false or unknown.',
    'Pod 就绪',
    '成立的条件（true、false 或 unknown）为 1。',
  ],
  kube_pod_status_reason: [
    'Pod reason',
    '1 for a reason such as Evicted or NodeLost.',
    'Pod 原因',
    '对应原因（如 Evicted、NodeLost）为 1。',
  ],
  kube_pod_info: [
    'Pod',
    'Always 1; its labels say the pod’s address and node.',
    'Pod 信息',
    '恒为 1；标签给出 Pod 的地址与节点。',
  ],
  kube_pod_labels: [
    'Pod labels',
    'Always 1; its labels are those of the pod that are let through.',
    'Pod 标签',
    '恒为 1；其标签为被允许的 Pod 标签。',
  ],
  kube_pod_owner: [
    'Pod owner',
    'Always 1; its labels say what made the pod.',
    'Pod 所有者',
    '恒为 1；标签给出创建 Pod 的对象。',
  ],
  kube_pod_start_time: ['Pod started', 'When the pod started.', 'Pod 启动时刻', 'Pod 的启动时刻。'],
  kube_pod_created: [
    'Pod created',
    'When the pod was created.',
    'Pod 创建时刻',
    'Pod 的创建时刻。',
  ],
  kube_deployment_spec_replicas: [
    'Replicas wanted',
    'JobManagers that the deployment wants.',
    '期望副本',
    '部署期望的 JobManager 数。',
  ],
  kube_deployment_status_replicas_available: [
    'Replicas available',
    'JobManagers that are available.',
    '可用副本',
    '可用的 JobManager 数。',
  ],
};

/** Of containers, pods and volumes, as cAdvisor, kube-state-metrics and the kubelet name them. */
export const containerTexts: TextRows = {
  ...cpu,
  ...memory,
  ...network,
  ...disks,
  ...processes,
  ...pressure,
  ...kubernetes,
};
