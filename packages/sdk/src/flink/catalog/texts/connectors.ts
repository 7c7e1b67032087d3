import { rowsOf, type TextRow, type TextRows } from './family-text.ts';

const kinesis: TextRows = {
  ...rowsOf<TextRow>(
    {
      millisBehindLatest: [
        'behind the newest',
        'How far the reader is behind the newest record of the shard.',
        '落后时间',
        '读取位置落后于分片最新记录的时间。',
      ],
      sleepTimeMillis: [
        'sleep',
        'Sleep before the next fetch.',
        '休眠时间',
        '下一次拉取前的休眠时间。',
      ],
      maxNumberOfRecordsPerFetch: [
        'records asked for',
        'Records asked for by a fetch.',
        '请求记录数',
        '每次拉取请求的记录数。',
      ],
      numberOfAggregatedRecordsPerFetch: [
        'records fetched',
        'Records a fetch brought, still aggregated.',
        '拉取记录数',
        '每次拉取的聚合记录数。',
      ],
      numberOfDeaggregatedRecordsPerFetch: [
        'records unpacked',
        'Records a fetch brought, taken apart.',
        '拆分记录数',
        '每次拉取拆分后的记录数。',
      ],
      averageRecordSizeBytes: [
        'mean record size',
        'Mean size of a record.',
        '平均记录大小',
        '记录的平均大小。',
      ],
      runLoopTimeNanos: [
        'time of a round',
        'How long one round of fetching takes.',
        '单轮耗时',
        '一轮拉取的耗时。',
      ],
      loopFrequencyHz: ['rounds', 'Fetches per second.', '拉取频率', '每秒拉取次数。'],
      bytesRequestedPerFetch: [
        'bytes asked for',
        'Bytes asked for by a fetch.',
        '请求字节数',
        '每次拉取请求的字节数。',
      ],
    },
    ([title, description, titleZh, descriptionZh], name) => [
      `KinesisConsumer_stream_shardId_${name}`,
      [`Kinesis: ${title}`, description, `Kinesis：${titleZh}`, descriptionZh],
    ],
  ),
  KinesisConsumer_subtaskId_localWatermark: [
    'Kinesis: own watermark',
    'Watermark of this subtask.',
    'Kinesis：本地水位线',
    '此子任务的水位线。',
  ],
  KinesisConsumer_subtaskId_globalWatermark: [
    'Kinesis: common watermark',
    'Watermark that all subtasks have reached.',
    'Kinesis：全局水位线',
    '所有子任务共同到达的水位线。',
  ],
  KinesisStreamSource_accountId_region_stream_shardId_millisBehindLatest: [
    'Kinesis: behind the newest',
    'How far the reader is behind the newest record of the shard. None before the first report.',
    'Kinesis：落后时间',
    '读取位置落后于分片最新记录的时间；首次上报之前无值。',
  ],
  DynamoDbStreamsSource_accountId_region_stream_shardId_millisBehindLatest: [
    'DynamoDB: behind the newest',
    'How far the reader is behind the newest change of the shard. None before the first report.',
    'DynamoDB：落后时间',
    '读取位置落后于分片最新变更的时间；首次上报之前无值。',
  ],
  kinesisProducer_backpressureCycles: [
    'Kinesis sink: blocked',
    'How often the sink had to wait for the producer.',
    'Kinesis Sink：阻塞次数',
    'Sink 等待生产者的次数。',
  ],
  kinesisProducer_outstandingRecordsCount: [
    'Kinesis sink: waiting',
    'Records the producer has not sent.',
    'Kinesis Sink：待发送',
    '生产者尚未发送的记录数。',
  ],
};

const received: Readonly<Record<string, TextRow>> = {
  numMsgsReceived: [
    'messages, last period',
    'Messages received in the last period.',
    '最近周期消息数',
    '最近统计周期收到的消息数。',
  ],
  numBytesReceived: [
    'bytes, last period',
    'Bytes received in the last period.',
    '最近周期字节数',
    '最近统计周期收到的字节数。',
  ],
  rateMsgsReceived: ['messages', 'Messages received per second.', '消息速率', '每秒收到的消息数。'],
  rateBytesReceived: ['bytes', 'Bytes received per second.', '字节速率', '每秒收到的字节数。'],
  numAcksSent: [
    'acknowledged, last period',
    'Messages acknowledged in the last period.',
    '最近周期确认数',
    '最近统计周期确认的消息数。',
  ],
  numAcksFailed: [
    'acknowledgements failed, last period',
    'Acknowledgements that failed in the last period.',
    '最近周期确认失败数',
    '最近统计周期确认失败的次数。',
  ],
  numReceiveFailed: [
    'receives failed, last period',
    'Receives that failed in the last period.',
    '最近周期接收失败数',
    '最近统计周期接收失败的次数。',
  ],
  numBatchReceiveFailed: [
    'batch receives failed, last period',
    'Batch receives that failed in the last period.',
    '最近周期批量接收失败数',
    '最近统计周期批量接收失败的次数。',
  ],
  totalMsgsReceived: ['messages, in all', 'Messages received.', '消息总数', '收到的消息总数。'],
  totalBytesReceived: ['bytes, in all', 'Bytes received.', '字节总数', '收到的字节总数。'],
  totalReceivedFailed: [
    'receives failed, in all',
    'Receives that failed.',
    '接收失败总数',
    '接收失败的总次数。',
  ],
  totalBatchReceivedFailed: [
    'batch receives failed, in all',
    'Batch receives that failed.',
    '批量接收失败总数',
    '批量接收失败的总次数。',
  ],
  totalAcksSent: ['acknowledged, in all', 'Messages acknowledged.', '确认总数', '确认的消息总数。'],
  totalAcksFailed: [
    'acknowledgements failed, in all',
    'Acknowledgements that failed.',
    '确认失败总数',
    '确认失败的总次数。',
  ],
  msgNumInReceiverQueue: [
    'receiver queue',
    'Messages that wait in the receiver queue.',
    '接收队列',
    '接收队列中等待的消息数。',
  ],
};

const sent: Readonly<Record<string, TextRow>> = {
  numMsgsSent: [
    'messages, last period',
    'Messages sent in the last period.',
    '最近周期消息数',
    '最近统计周期发送的消息数。',
  ],
  numBytesSent: [
    'bytes, last period',
    'Bytes sent in the last period.',
    '最近周期字节数',
    '最近统计周期发送的字节数。',
  ],
  numSendFailed: [
    'sends failed, last period',
    'Sends that failed in the last period.',
    '最近周期发送失败数',
    '最近统计周期发送失败的次数。',
  ],
  numAcksReceived: [
    'acknowledged, last period',
    'Acknowledgements received in the last period.',
    '最近周期确认数',
    '最近统计周期收到的确认数。',
  ],
  sendMsgsRate: ['messages', 'Messages sent per second.', '消息速率', '每秒发送的消息数。'],
  sendBytesRate: ['bytes', 'Bytes sent per second.', '字节速率', '每秒发送的字节数。'],
  sendLatencyMillis50pct: [
    'send time, median',
    'Half of the sends took less.',
    '发送耗时中位数',
    '一半的发送耗时低于此值。',
  ],
  sendLatencyMillis75pct: [
    'send time, 75th percentile',
    'Three of four sends took less.',
    '发送耗时第 75 百分位',
    '四分之三的发送耗时低于此值。',
  ],
  sendLatencyMillis95pct: [
    'send time, 95th percentile',
    '95 of 100 sends took less.',
    '发送耗时第 95 百分位',
    '95% 的发送耗时低于此值。',
  ],
  sendLatencyMillis99pct: [
    'send time, 99th percentile',
    '99 of 100 sends took less.',
    '发送耗时第 99 百分位',
    '99% 的发送耗时低于此值。',
  ],
  sendLatencyMillis999pct: [
    'send time, 99.9th percentile',
    '999 of 1000 sends took less.',
    '发送耗时第 99.9 百分位',
    '99.9% 的发送耗时低于此值。',
  ],
  sendLatencyMillisMax: [
    'send time, longest',
    'How long the slowest send took.',
    '最长发送耗时',
    '最慢一次发送的耗时。',
  ],
  totalMsgsSent: ['messages, in all', 'Messages sent.', '消息总数', '发送的消息总数。'],
  totalBytesSent: ['bytes, in all', 'Bytes sent.', '字节总数', '发送的字节总数。'],
  totalSendFailed: [
    'sends failed, in all',
    'Sends that failed.',
    '发送失败总数',
    '发送失败的总次数。',
  ],
  totalAcksReceived: [
    'acknowledged, in all',
    'Acknowledgements received.',
    '确认总数',
    '收到的确认总数。',
  ],
  pendingQueueSize: [
    'waiting',
    'Messages that wait in the producer.',
    '等待发送',
    '生产者中等待发送的消息数。',
  ],
};

const pulsar: TextRows = {
  ...rowsOf(received, ([title, description, titleZh, descriptionZh], name) => [
    `PulsarConsumer_<topic_and_consumer>_${name}`,
    [`Pulsar consumer: ${title}`, description, `Pulsar 消费者：${titleZh}`, descriptionZh],
  ]),
  ...rowsOf(sent, ([title, description, titleZh, descriptionZh], name) => [
    `PulsarProducer_<topic_and_producer>_${name}`,
    [`Pulsar producer: ${title}`, description, `Pulsar 生产者：${titleZh}`, descriptionZh],
  ]),
};

const changes: Readonly<Record<string, TextRow>> = {
  numSnapshotRecords: [
    'CDC: rows of the snapshot',
    'Rows read in the snapshot.',
    'CDC：快照行',
    '快照阶段读取的行数。',
  ],
  numInsertDMLRecords: [
    'CDC: inserts',
    'Insertions read from the log.',
    'CDC：插入',
    '从日志读取的插入数。',
  ],
  numUpdateDMLRecords: [
    'CDC: updates',
    'Updates read from the log.',
    'CDC：更新',
    '从日志读取的更新数。',
  ],
  numDeleteDMLRecords: [
    'CDC: deletes',
    'Deletions read from the log.',
    'CDC：删除',
    '从日志读取的删除数。',
  ],
  numDDLRecords: [
    'CDC: schema changes',
    'Schema changes read from the log.',
    'CDC：结构变更',
    '从日志读取的结构变更数。',
  ],
};

const ofTable: Readonly<Record<string, TextRow>> = {
  ...changes,
  numRecordsIn: ['CDC: events', 'Events received.', 'CDC：事件', '收到的事件数。'],
};

const cdc: TextRows = {
  ...changes,
  ...rowsOf(ofTable, ([title, description, titleZh, descriptionZh], name) => [
    `namespace_schema_table_${name}`,
    [`${title}, by table`, description, `${titleZh}（各表）`, descriptionZh],
  ]),
  numSchemaChangeEvents: [
    'CDC: schema changes seen',
    'Schema changes that arrived.',
    'CDC：收到的结构变更',
    '到达的结构变更数。',
  ],
  numFinishedSchemaChangeEvents: [
    'CDC: schema changes applied',
    'Schema changes that were applied.',
    'CDC：已应用的结构变更',
    '已应用的结构变更数。',
  ],
  numFailedSchemaChangeEvents: [
    'CDC: schema changes failed',
    'Schema changes that could not be applied.',
    'CDC：失败的结构变更',
    '未能应用的结构变更数。',
  ],
  numIgnoredSchemaChangeEvents: [
    'CDC: schema changes ignored',
    'Schema changes left out by configuration.',
    'CDC：忽略的结构变更',
    '按配置忽略的结构变更数。',
  ],
  schemaChangeBehavior: [
    'CDC: schema change behaviour',
    'The configured behaviour, as a number.',
    'CDC：结构变更行为',
    '所配置行为的编号。',
  ],
};

/** Of connectors other than Kafka's. */
export const connectorTexts: TextRows = { ...kinesis, ...pulsar, ...cdc };
