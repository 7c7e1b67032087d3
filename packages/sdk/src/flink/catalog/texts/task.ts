import { rowsOf, type TextRow, type TextRows } from './family-text.ts';

type Named = readonly [en: string, zh: string];

/** What tasks and operators count alike; each has a meter beside it. */
export const counted: Readonly<Record<string, TextRow>> = {
  numRecordsIn: [
    'Records in',
    'Records received; an old-style source receives none.',
    '输入记录',
    '接收的记录数；Legacy Source没有输入。',
  ],
  numRecordsOut: ['Records out', 'Records emitted.', '输出记录', '发出的记录数。'],
  numBytesIn: ['Bytes in', 'Bytes received.', '输入字节', '接收的字节数。'],
  numBytesOut: ['Bytes out', 'Bytes emitted.', '输出字节', '发出的字节数。'],
};

const countedOfTasks: Readonly<Record<string, TextRow>> = {
  ...counted,
  numBuffersOut: [
    'Network buffers out',
    'Network buffers sent on.',
    '输出网络缓冲区',
    '发出的网络缓冲区数。',
  ],
  numFiredTimers: ['Timers fired', 'Timers whose time came.', '触发的定时器', '已触发的定时器数。'],
  Shuffle_Netty_Input_numBytesInLocal: [
    'Bytes in, local',
    'Bytes read from tasks in the same TaskManager.',
    '本地输入字节',
    '从同一 TaskManager 内任务读取的字节数。',
  ],
  Shuffle_Netty_Input_numBytesInRemote: [
    'Bytes in, remote',
    'Bytes read from tasks in other TaskManagers, over the network.',
    '远程输入字节',
    '经网络从其他 TaskManager 的任务读取的字节数。',
  ],
  Shuffle_Netty_Input_numBuffersInLocal: [
    'Buffers in, local',
    'Network buffers read from tasks in the same TaskManager.',
    '本地输入缓冲区',
    '从同一 TaskManager 内任务读取的缓冲区数。',
  ],
  Shuffle_Netty_Input_numBuffersInRemote: [
    'Buffers in, remote',
    'Network buffers read from tasks in other TaskManagers.',
    '远程输入缓冲区',
    '从其他 TaskManager 的任务读取的缓冲区数。',
  ],
};

/** The meter beside a counter: Flink exports its rate only. */
export function meterRows(counters: Readonly<Record<string, TextRow>>): TextRows {
  return rowsOf(counters, ([title, description, titleZh, descriptionZh], name) => [
    `${name}PerSecond`,
    [
      `${title}, per second`,
      `${description} A mean over the last minute.`,
      `${titleZh}速率`,
      `${descriptionZh}每秒值，取最近一分钟平均。`,
    ],
  ]);
}

type Doing = readonly [en: string, zh: string, what: string, whatZh: string];

const times: Readonly<Record<string, Doing>> = {
  idle: ['Idle', '空闲', 'has nothing to do', '无事可做'],
  busy: ['Busy', '繁忙', 'works; near 1000 it is the bottleneck', '处理数据（接近 1000 即为瓶颈）'],
  backPressured: ['Backpressured', '反压', 'waits for the tasks after it', '等待下游任务'],
  softBackPressured: [
    'Softly backpressured',
    '软反压',
    'waits for buffers but still answers',
    '等待缓冲区但仍可响应',
  ],
  hardBackPressured: [
    'Hard backpressured',
    '硬反压',
    'is blocked by the tasks after it',
    '被下游任务阻塞',
  ],
  changelogBusy: [
    'Busy with the changelog',
    '变更日志 I/O',
    'writes state changes',
    '写入状态变更',
  ],
};

const queueLengths: Readonly<Record<string, Named>> = {
  total: ['in all', '总计'],
  min: ['shortest', '最短'],
  max: ['longest', '最长'],
  avg: ['mean', '平均'],
};

const latencies: Readonly<Record<string, Named>> = {
  latency_source_id_operator_id_operator_subtask_index_latency: [
    'by source and operator',
    '按数据源与算子',
  ],
  latency_source_id_source_subtask_index_operator_id_operator_subtask_index_latency: [
    'by subtask of source and operator',
    '按数据源与算子的子任务',
  ],
  latency_operator_id_operator_subtask_index_latency: ['by operator', '按算子'],
};

/** Of tasks, by subtask. */
export const taskTexts: TextRows = {
  ...countedOfTasks,
  ...meterRows(countedOfTasks),
  ...rowsOf(times, ([en, zh, what, whatZh], name) => [
    `${name}TimeMsPerSecond`,
    [
      `${en}: time per second`,
      `Milliseconds of each second in which the task ${what}.`,
      `${zh}：每秒时间`,
      `每秒中任务${whatZh}的毫秒数。`,
    ],
  ]),
  ...rowsOf({ Idle: '空闲', Busy: '繁忙', BackPressured: '反压' }, (zh, name) => [
    `accumulate${name}TimeMs`,
    [
      `${name === 'BackPressured' ? 'Backpressured' : name}: time so far`,
      'All such time since the task started.',
      `${zh}：累计时间`,
      '任务启动以来的累计时间。',
    ],
  ]),
  ...rowsOf({ Soft: ['softly', '软'], Hard: ['hard', '硬'] }, ([en, zh], name) => [
    `max${name}BackPressureTimeMs`,
    [
      `Longest ${en} backpressured stretch`,
      'The longest wait without a break in the last period.',
      `最长${zh}反压`,
      '上一统计周期内最长的连续等待时间。',
    ],
  ]),
  ...rowsOf(queueLengths, ([en, zh], name) => [
    `Shuffle_Netty_<direction>_<index>_${name}QueueLen`,
    [
      `Queued buffers of a gate: ${en}`,
      'Network buffers waiting in the channels of one input gate or result partition.',
      `单个网关排队缓冲区：${zh}`,
      '某一输入网关或结果分区各通道中等待的网络缓冲区。',
    ],
  ]),
  ...rowsOf(latencies, ([en, zh], name) => [
    name,
    [
      `Latency, ${en}`,
      'Time a latency marker took from the source to this operator. It overtakes no record but skips their processing.',
      `延迟（${zh}）`,
      '延迟标记从数据源到达此算子的时间；标记不会越过记录，但不计处理耗时。',
    ],
  ]),
  isBackPressured: [
    'Is backpressured',
    '1 where the task was backpressured when looked at.',
    '是否反压',
    '采样时任务处于反压则为 1。',
  ],
  currentInputWatermark: [
    'Input watermark',
    'The lowest watermark of the task’s inputs: no earlier event is expected. None before the first, none after the end.',
    '输入水位线',
    '任务各输入的最小水位线：不再期待更早的事件；首个之前与结束之后无值。',
  ],
  currentLowWatermark: [
    'Low watermark',
    'The task’s input watermark, by its name up to Flink 1.4.',
    '低水位线',
    '任务的输入水位线（Flink 1.4 及以前的名称）。',
  ],
  checkpointAlignmentTime: [
    'Checkpoint alignment time',
    'From the first barrier to the last in the newest alignment: long where inputs run at different speeds.',
    '检查点对齐时间',
    '最近一次对齐中首个到最后一个屏障的时间；输入速度不一时变长。',
  ],
  checkpointStartDelayNanos: [
    'Checkpoint start delay',
    'From the checkpoint’s trigger until the task began it: long under backpressure.',
    '检查点启动延迟',
    '从触发检查点到任务开始处理的时间；反压时变长。',
  ],
  initializationTime: [
    'Initialisation time',
    'What the task took to come up, mostly to restore state. Fixed once it runs.',
    '初始化时间',
    '任务启动所花的时间，主要用于恢复状态；运行后不再变化。',
  ],
  mailboxMailsPerSecond: [
    'Mails handled',
    'Actions that the task’s thread took from its mailbox, per second.',
    '信箱处理速率',
    '任务线程每秒从信箱处理的动作数。',
  ],
  mailboxLatencyMs: [
    'Mailbox latency',
    'How long an action waits in the task’s mailbox: what timers and checkpoints wait.',
    '信箱延迟',
    '动作在任务信箱中的等待时间，定时器与检查点亦受其影响。',
  ],
  mailboxQueueSize: [
    'Mailbox size',
    'Actions waiting in the task’s mailbox.',
    '信箱长度',
    '任务信箱中等待的动作数。',
  ],
  estimatedTimeToConsumeBuffersMs: [
    'Time to drain the input',
    'How long the buffered input will take, as the debloater estimates.',
    '清空输入所需时间',
    '缓冲去膨胀机制估计的处理已缓冲输入所需时间。',
  ],
  'Shuffle_Netty_Input_<index>_estimatedTimeToConsumeBuffersMs': [
    'Time to drain a gate',
    'How long the buffered input of one gate will take, as the debloater estimates.',
    '清空单个网关所需时间',
    '缓冲去膨胀机制估计的处理某一网关已缓冲输入所需时间。',
  ],
  'Shuffle_Netty_Input_<index>_debloatedBufferSize': [
    'Debloated buffer size',
    'Buffer size that the debloater aims at for one gate.',
    '去膨胀缓冲区大小',
    '缓冲去膨胀机制为某一网关设定的目标缓冲区大小。',
  ],
  Shuffle_Netty_Input_Buffers_inputQueueLength: [
    'Input queue',
    'Network buffers waiting to be read.',
    '输入队列',
    '等待读取的网络缓冲区数。',
  ],
  Shuffle_Netty_Input_Buffers_inputQueueSize: [
    'Input queue: bytes',
    'Bytes waiting to be read; local channels count as 0.',
    '输入队列字节数',
    '等待读取的字节数；本地通道计为 0。',
  ],
  Shuffle_Netty_Input_Buffers_inPoolUsage: [
    'Input buffers: share used',
    'Near 1 the task cannot keep up with its input.',
    '输入缓冲池使用率',
    '接近 1 表示任务跟不上输入。',
  ],
  Shuffle_Netty_Input_Buffers_inputFloatingBuffersUsage: [
    'Floating input buffers: share used',
    'Of the buffers shared by all channels of a gate.',
    '浮动输入缓冲区使用率',
    '网关各通道共享的缓冲区使用率。',
  ],
  Shuffle_Netty_Input_Buffers_inputExclusiveBuffersUsage: [
    'Exclusive input buffers: share used',
    'Of the buffers that belong to one channel each.',
    '独占输入缓冲区使用率',
    '各通道独占的缓冲区使用率。',
  ],
  Shuffle_Netty_Output_Buffers_outputQueueLength: [
    'Output queue',
    'Network buffers waiting to be sent.',
    '输出队列',
    '等待发送的网络缓冲区数。',
  ],
  Shuffle_Netty_Output_Buffers_outputQueueSize: [
    'Output queue: bytes',
    'Bytes waiting to be sent.',
    '输出队列字节数',
    '等待发送的字节数。',
  ],
  Shuffle_Netty_Output_Buffers_outPoolUsage: [
    'Output buffers: share used',
    'Near 1 the tasks after this one cannot keep up; above 1 it borrows.',
    '输出缓冲池使用率',
    '接近 1 表示下游跟不上；超过 1 表示使用了透支缓冲区。',
  ],
};
