import { rowsOf, type TextRow, type TextRows } from './family-text.ts';

/** Of every Kafka client. */
const client: Readonly<Record<string, TextRow>> = {
  connection_count: [
    'connections',
    'Connections open to brokers.',
    '连接数',
    '与 Broker 的打开连接数。',
  ],
  connection_creation_rate: [
    'connections opened',
    'Connections opened per second. High: something closes them again.',
    '连接创建速率',
    '每秒新建的连接数；偏高说明连接反复断开。',
  ],
  connection_close_rate: [
    'connections closed',
    'Connections closed per second.',
    '连接关闭速率',
    '每秒关闭的连接数。',
  ],
  incoming_byte_rate: [
    'bytes received',
    'Bytes received from brokers per second.',
    '接收字节速率',
    '每秒从 Broker 接收的字节数。',
  ],
  outgoing_byte_rate: [
    'bytes sent',
    'Bytes sent to brokers per second.',
    '发送字节速率',
    '每秒向 Broker 发送的字节数。',
  ],
  outgoing_byte_total: [
    'bytes sent, in all',
    'Bytes sent to brokers.',
    '发送字节总数',
    '向 Broker 发送的字节总数。',
  ],
  request_rate: ['requests', 'Requests per second.', '请求速率', '每秒请求数。'],
  request_size_avg: [
    'mean request size',
    'Mean size of a request.',
    '平均请求大小',
    '请求的平均大小。',
  ],
  request_size_max: [
    'largest request',
    'Largest request of the window.',
    '最大请求',
    '统计窗口内最大的请求。',
  ],
  response_rate: ['responses', 'Responses per second.', '响应速率', '每秒响应数。'],
  network_io_rate: [
    'network operations',
    'Reads and writes on sockets per second.',
    '网络操作速率',
    '每秒套接字读写次数。',
  ],
  select_rate: [
    'select calls',
    'How often a second the client looks for ready sockets.',
    'select 速率',
    '客户端每秒检查就绪套接字的次数。',
  ],
  io_ratio: [
    'share of time in I/O',
    'Share of its time the client’s thread does I/O.',
    'I/O 时间占比',
    '客户端线程执行 I/O 的时间比例。',
  ],
  io_wait_ratio: [
    'share of time waiting',
    'Share of its time the client’s thread waits for I/O.',
    '等待时间占比',
    '客户端线程等待 I/O 的时间比例。',
  ],
  io_time_ns_avg: [
    'mean I/O time',
    'I/O time of one select call, on average.',
    '平均 I/O 时间',
    '单次 select 的平均 I/O 时间。',
  ],
  io_wait_time_ns_avg: [
    'mean wait',
    'Wait of one select call, on average.',
    '平均等待时间',
    '单次 select 的平均等待时间。',
  ],
  '<kafka_metric>': [
    'another client metric',
    'A metric of the Kafka client that the catalog has no words for; see Kafka’s own documentation.',
    '其他客户端指标',
    'Kafka 客户端的其他指标，详见 Kafka 文档。',
  ],
};

const consumer: Readonly<Record<string, TextRow>> = {
  records_lag_max: [
    'largest lag',
    'Records by which the worst partition of this consumer is behind. Never sum it.',
    '最大滞后',
    '此消费者最落后分区的滞后记录数；不可求和。',
  ],
  records_lead_min: [
    'smallest lead',
    'Records between the position and the oldest one kept: near 0 records are about to be lost.',
    '最小领先',
    '当前位置与最旧保留记录之间的距离；接近 0 即将丢失数据。',
  ],
  records_consumed_total: [
    'records consumed, in all',
    'Records consumed.',
    '消费记录总数',
    '消费的记录总数。',
  ],
  records_consumed_rate: [
    'records consumed',
    'Records consumed per second.',
    '消费速率',
    '每秒消费的记录数。',
  ],
  records_per_request_avg: [
    'records per fetch',
    'Records a fetch brings, on average.',
    '每次拉取记录数',
    '每次拉取的平均记录数。',
  ],
  bytes_consumed_total: [
    'bytes consumed, in all',
    'Bytes consumed.',
    '消费字节总数',
    '消费的字节总数。',
  ],
  bytes_consumed_rate: [
    'bytes consumed',
    'Bytes consumed per second.',
    '消费字节速率',
    '每秒消费的字节数。',
  ],
  fetch_rate: ['fetches', 'Fetch requests per second.', '拉取速率', '每秒拉取请求数。'],
  fetch_total: ['fetches, in all', 'Fetch requests.', '拉取总数', '拉取请求总数。'],
  fetch_latency_avg: [
    'mean fetch time',
    'How long a fetch takes, on average.',
    '平均拉取耗时',
    '拉取请求的平均耗时。',
  ],
  fetch_latency_max: [
    'longest fetch',
    'How long the slowest fetch of the window took.',
    '最长拉取耗时',
    '统计窗口内最慢的拉取耗时。',
  ],
  fetch_size_avg: [
    'mean fetch size',
    'Bytes a fetch brings, on average.',
    '平均拉取大小',
    '每次拉取的平均字节数。',
  ],
  fetch_size_max: [
    'largest fetch',
    'Bytes the largest fetch of the window brought.',
    '最大拉取',
    '统计窗口内最大的拉取字节数。',
  ],
  fetch_throttle_time_avg: [
    'mean throttling',
    'How long brokers held fetches back because of a quota, on average.',
    '平均限流时间',
    'Broker 因配额延迟拉取的平均时间。',
  ],
  fetch_throttle_time_max: [
    'longest throttling',
    'How long brokers held a fetch back at most.',
    '最长限流时间',
    'Broker 延迟拉取的最长时间。',
  ],
  commit_rate: ['commits', 'Offset commits per second.', '提交速率', '每秒位点提交数。'],
  commit_total: ['commits, in all', 'Offset commits.', '提交总数', '位点提交总数。'],
  commit_latency_avg: [
    'mean commit time',
    'How long an offset commit takes, on average.',
    '平均提交耗时',
    '位点提交的平均耗时。',
  ],
  commit_latency_max: [
    'longest commit',
    'How long the slowest commit of the window took.',
    '最长提交耗时',
    '统计窗口内最慢的提交耗时。',
  ],
  heartbeat_rate: ['heartbeats', 'Heartbeats per second.', '心跳速率', '每秒心跳数。'],
  heartbeat_total: ['heartbeats, in all', 'Heartbeats sent.', '心跳总数', '发送的心跳总数。'],
  heartbeat_response_time_max: [
    'longest heartbeat',
    'How long the slowest answer to a heartbeat took.',
    '最长心跳响应',
    '心跳响应的最长耗时。',
  ],
  last_heartbeat_seconds_ago: [
    'time since the heartbeat',
    'How long ago the last heartbeat was; none where there was none.',
    '距上次心跳',
    '距上次心跳的时间；从未有过则无值。',
  ],
  last_poll_seconds_ago: [
    'time since the poll',
    'How long ago the consumer last asked for records.',
    '距上次轮询',
    '距消费者上次轮询的时间。',
  ],
  time_between_poll_avg: [
    'mean time between polls',
    'Time between two polls, on average: long where the job is backpressured.',
    '平均轮询间隔',
    '两次轮询的平均间隔；反压时变长。',
  ],
  time_between_poll_max: [
    'longest time between polls',
    'Longest time between two polls.',
    '最长轮询间隔',
    '两次轮询的最长间隔。',
  ],
  poll_idle_ratio_avg: [
    'share of time polling',
    'Share of time spent inside poll(): near 1 the consumer waits for data.',
    '轮询时间占比',
    '处于 poll() 中的时间比例；接近 1 表示在等待数据。',
  ],
  commit_sync_time_ns_total: [
    'time in commits',
    'Time spent in synchronous commits.',
    '同步提交时间',
    '同步提交所花的总时间。',
  ],
  committed_time_ns_total: [
    'time asking for offsets',
    'Time spent asking for committed offsets.',
    '查询已提交位点时间',
    '查询已提交位点所花的总时间。',
  ],
  assigned_partitions: [
    'partitions',
    'Partitions assigned to this consumer.',
    '分配分区数',
    '分配给此消费者的分区数。',
  ],
};

const producer: Readonly<Record<string, TextRow>> = {
  record_send_rate: ['records sent', 'Records sent per second.', '发送速率', '每秒发送的记录数。'],
  record_send_total: ['records sent, in all', 'Records sent.', '发送记录总数', '发送的记录总数。'],
  record_error_rate: [
    'failed sends',
    'Records per second that could not be sent.',
    '发送失败速率',
    '每秒发送失败的记录数。',
  ],
  record_error_total: [
    'failed sends, in all',
    'Records that could not be sent.',
    '发送失败总数',
    '发送失败的记录总数。',
  ],
  record_retry_rate: [
    'repeated sends',
    'Records per second sent again.',
    '重发速率',
    '每秒重发的记录数。',
  ],
  record_retry_total: [
    'repeated sends, in all',
    'Records sent again.',
    '重发总数',
    '重发的记录总数。',
  ],
  record_queue_time_avg: [
    'mean wait in the buffer',
    'How long a batch waits to be sent, on average.',
    '平均排队时间',
    '批次等待发送的平均时间。',
  ],
  record_queue_time_max: [
    'longest wait in the buffer',
    'How long a batch waited to be sent at most.',
    '最长排队时间',
    '批次等待发送的最长时间。',
  ],
  record_size_avg: [
    'mean record size',
    'Mean size of a record.',
    '平均记录大小',
    '记录的平均大小。',
  ],
  record_size_max: [
    'largest record',
    'Largest record of the window.',
    '最大记录',
    '统计窗口内最大的记录。',
  ],
  records_per_request_avg: [
    'records per request',
    'Records a request carries, on average.',
    '每请求记录数',
    '每个请求携带的平均记录数。',
  ],
  request_latency_avg: [
    'mean request time',
    'How long a request takes, on average.',
    '平均请求耗时',
    '请求的平均耗时。',
  ],
  request_latency_max: [
    'longest request',
    'How long the slowest request of the window took.',
    '最长请求耗时',
    '统计窗口内最慢的请求耗时。',
  ],
  requests_in_flight: [
    'requests in flight',
    'Requests that wait for an answer.',
    '在途请求',
    '等待响应的请求数。',
  ],
  batch_size_avg: [
    'mean batch size',
    'Bytes of a batch, on average.',
    '平均批大小',
    '批次的平均字节数。',
  ],
  batch_size_max: ['largest batch', 'Bytes of the largest batch.', '最大批', '最大批次的字节数。'],
  batch_split_rate: [
    'batch splits',
    'Batches a second split because they were too large.',
    '批拆分速率',
    '每秒因过大而被拆分的批次数。',
  ],
  batch_split_total: [
    'batch splits, in all',
    'Batches split because they were too large.',
    '批拆分总数',
    '因过大而被拆分的批次总数。',
  ],
  compression_rate_avg: [
    'mean compression',
    'Size of batches after compression against before.',
    '平均压缩率',
    '批次压缩后与压缩前的大小之比。',
  ],
  produce_throttle_time_avg: [
    'mean throttling',
    'How long brokers held requests back because of a quota, on average.',
    '平均限流时间',
    'Broker 因配额延迟请求的平均时间。',
  ],
  produce_throttle_time_max: [
    'longest throttling',
    'How long brokers held a request back at most.',
    '最长限流时间',
    'Broker 延迟请求的最长时间。',
  ],
  metadata_age: [
    'age of the metadata',
    'How old the client’s picture of the cluster is.',
    '元数据时长',
    '客户端集群元数据的存在时间。',
  ],
  flush_time_ns_total: [
    'time flushing',
    'Time spent in flush(), as before each checkpoint.',
    '刷新时间',
    'flush() 所花的总时间（每次检查点前）。',
  ],
  txn_init_time_ns_total: [
    'time starting up transactions',
    'Time spent in initTransactions().',
    '事务初始化时间',
    'initTransactions() 所花的总时间。',
  ],
  txn_begin_time_ns_total: [
    'time beginning transactions',
    'Time spent in beginTransaction().',
    '事务开始时间',
    'beginTransaction() 所花的总时间。',
  ],
  txn_send_offsets_time_ns_total: [
    'time sending offsets',
    'Time spent in sendOffsetsToTransaction().',
    '发送位点时间',
    'sendOffsetsToTransaction() 所花的总时间。',
  ],
  txn_commit_time_ns_total: [
    'time committing transactions',
    'Time spent in commitTransaction().',
    '事务提交时间',
    'commitTransaction() 所花的总时间。',
  ],
  txn_abort_time_ns_total: [
    'time aborting transactions',
    'Time spent in abortTransaction().',
    '事务中止时间',
    'abortTransaction() 所花的总时间。',
  ],
};

const ofConsumer = ([title, description, titleZh, descriptionZh]: TextRow): TextRow => [
  `Kafka consumer: ${title}`,
  description,
  `Kafka 消费者：${titleZh}`,
  descriptionZh,
];

const ofProducer = ([title, description, titleZh, descriptionZh]: TextRow): TextRow => [
  `Kafka producer: ${title}`,
  description,
  `Kafka 生产者：${titleZh}`,
  descriptionZh,
];

/** Of a source's reader. */
const reader: Readonly<Record<string, TextRow>> = {
  KafkaSourceReader_commitsSucceeded: [
    'Offset commits',
    'Offsets committed to Kafka at checkpoints, for other tools to see.',
    '位点提交成功',
    '检查点时成功提交到 Kafka 的位点次数，供其他工具查看。',
  ],
  KafkaSourceReader_commitsFailed: [
    'Offset commits that failed',
    'Flink’s own offsets are in its checkpoints and are not hurt.',
    '位点提交失败',
    '不影响 Flink 检查点中保存的位点。',
  ],
  KafkaSourceReader_topic_partition_committedOffset: [
    'Committed offset',
    'Last offset committed to Kafka, by partition. None before the first.',
    '已提交位点',
    '各分区最近提交到 Kafka 的位点；首次之前无值。',
  ],
  KafkaSourceReader_topic_partition_currentOffset: [
    'Current offset',
    'Last offset read, by partition. None before the first.',
    '当前位点',
    '各分区最近读取的位点；首次之前无值。',
  ],
  ...rowsOf({ ...client, ...consumer }, (row, name) => [
    `KafkaSourceReader_KafkaConsumer_${name}`,
    ofConsumer(row),
  ]),
};

/** A dynamic source has what a source has, once for each cluster. */
const dynamic: TextRows = {
  kafkaClusterCount: [
    'Kafka clusters',
    'Clusters that this reader of a dynamic source reads.',
    'Kafka 集群数',
    '动态数据源的此读取器正在读取的集群数。',
  ],
  DynamicKafkaSource_activeSplitCount: [
    'Active splits',
    'Splits that this reader of a dynamic source works on.',
    '活动分片',
    '动态数据源的此读取器正在处理的分片数。',
  ],
  DynamicKafkaSource_kafkaCluster_pendingRecords: [
    'Records waiting, by cluster',
    'Records of one Kafka cluster not yet fetched.',
    '各集群待消费记录',
    '某一 Kafka 集群中尚未拉取的记录数。',
  ],
  ...rowsOf(reader, ([title, description, titleZh, descriptionZh], name) => [
    `DynamicKafkaSource_kafkaCluster_${name}`,
    [`${title}, by cluster`, description, `各集群${titleZh}`, descriptionZh],
  ]),
};

/** FlinkKafkaConsumer, gone with connector 4.0. */
const legacy: TextRows = {
  commitsSucceeded: [
    'Offset commits',
    'Offsets committed to Kafka.',
    '位点提交成功',
    '成功提交到 Kafka 的位点次数。',
  ],
  commitsFailed: [
    'Offset commits that failed',
    'Offsets that could not be committed to Kafka.',
    '位点提交失败',
    '未能提交到 Kafka 的位点次数。',
  ],
  KafkaConsumer_topic_partition_currentOffsets: [
    'Current offset',
    'Last offset read, by partition.',
    '当前位点',
    '各分区最近读取的位点。',
  ],
  KafkaConsumer_topic_partition_committedOffsets: [
    'Committed offset',
    'Last offset committed to Kafka, by partition.',
    '已提交位点',
    '各分区最近提交的位点。',
  ],
  'KafkaConsumer_<kafka_metric>': [
    'Kafka consumer: client metric',
    'A metric of the Kafka client of the old connector.',
    'Kafka 消费者：客户端指标',
    '旧连接器的 Kafka 客户端指标。',
  ],
  'current_offsets_<topic_partition>': [
    'Current offset, oldest form',
    'Last offset read; topic and partition stand in the name.',
    '当前位点（最旧形式）',
    '最近读取的位点；主题与分区写在名称中。',
  ],
  'committed_offsets_<topic_partition>': [
    'Committed offset, oldest form',
    'Last offset committed; topic and partition stand in the name.',
    '已提交位点（最旧形式）',
    '最近提交的位点；主题与分区写在名称中。',
  ],
};

/** Of Kafka's sources and sinks. */
export const kafkaTexts: TextRows = {
  ...reader,
  ...rowsOf({ ...client, ...producer }, (row, name) => [`KafkaProducer_${name}`, ofProducer(row)]),
  ...dynamic,
  ...legacy,
};
