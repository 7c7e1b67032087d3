import { rowsOf, type TextRows } from './family-text.ts';
import { tableTexts } from './table.ts';
import { counted, meterRows } from './task.ts';

type Named = readonly [en: string, zh: string];

const watermarks: TextRows = {
  currentInputWatermark: [
    'Input watermark',
    'The lowest watermark the operator has received. None before the first, none after the end.',
    '输入水位线',
    '算子收到的最小水位线；首个之前与结束之后无值。',
  ],
  'currentInput<n>Watermark': [
    'Watermark of one input',
    'The last watermark on one of several inputs.',
    '单个输入的水位线',
    '多输入算子中某一输入的最新水位线。',
  ],
  currentOutputWatermark: [
    'Output watermark',
    'The last watermark the operator has sent on.',
    '输出水位线',
    '算子最近发出的水位线。',
  ],
  watermarkAlignmentDrift: [
    'Drift from the aligned watermark',
    'How far the source is ahead of what watermark alignment allows.',
    '水位线对齐偏移',
    '数据源超前于水位线对齐上限的程度。',
  ],
  split_watermark_currentWatermark: [
    'Watermark of one split',
    'The last watermark of one split of a source.',
    '单个分片的水位线',
    '数据源某一分片的最新水位线。',
  ],
  ...rowsOf<Named>(
    {
      active: ['active', '活动'],
      paused: ['paused by alignment', '因对齐而暂停'],
      idle: ['idle', '空闲'],
    },
    ([en, zh], name) => [
      `split_watermark_${name}TimeMsPerSecond`,
      [
        `Split ${en}: time per second`,
        `Milliseconds of each second in which one split is ${en}.`,
        `分片${zh}：每秒时间`,
        `每秒中某一分片${zh}的毫秒数。`,
      ],
    ],
  ),
  ...rowsOf<Named>(
    {
      Active: ['active', '活动'],
      Paused: ['paused by alignment', '因对齐而暂停'],
      Idle: ['idle', '空闲'],
    },
    ([en, zh], name) => [
      `split_watermark_accumulated${name}TimeMs`,
      [
        `Split ${en}: time so far`,
        `All the time in which one split was ${en}.`,
        `分片${zh}：累计时间`,
        `某一分片${zh}的累计时间。`,
      ],
    ],
  ),
};

const sources: TextRows = {
  numLateRecordsDropped: [
    'Late records dropped',
    'Records that came after their window was closed.',
    '丢弃的迟到记录',
    '窗口关闭后才到达而被丢弃的记录数。',
  ],
  numSplitsProcessed: [
    'Splits read',
    'Input splits that are read to their end.',
    '已处理分片',
    '已读取完毕的输入分片数。',
  ],
  numRecordsInErrors: [
    'Records not read',
    'Records the source could not take in.',
    '读取失败记录',
    '数据源未能读取的记录数。',
  ],
  currentFetchEventTimeLag: [
    'Lag on fetch',
    'When a record was fetched, minus its event time.',
    '拉取时滞后',
    '记录被拉取的时间减去其事件时间。',
  ],
  currentEmitEventTimeLag: [
    'Lag on emit',
    'When a record left the source, minus its event time. None before the first record.',
    '发出时滞后',
    '记录离开数据源的时间减去其事件时间；首条记录之前无值。',
  ],
  currentEventTimeLag: [
    'Lag of the last event',
    'Now, minus the event time of the last record. None before the first.',
    '最近事件滞后',
    '当前时间减去最近记录的事件时间；首条之前无值。',
  ],
  watermarkLag: [
    'Watermark lag',
    'The clock, minus the source’s watermark. Appears with the first watermark.',
    '水位线滞后',
    '当前时间减去数据源水位线；首个水位线之后才有。',
  ],
  sourceIdleTime: [
    'Time without a record',
    'How long the source has read nothing.',
    '空闲时间',
    '数据源未读到记录的时长。',
  ],
  pendingRecords: [
    'Records waiting',
    'Records in the external system that the source has not fetched: its backlog. Appears with the first fetch.',
    '待消费记录',
    '外部系统中尚未拉取的记录数，即积压；首次拉取后才有。',
  ],
  pendingBytes: [
    'Bytes waiting',
    'Bytes in the external system that the source has not fetched.',
    '待读字节',
    '外部系统中尚未拉取的字节数。',
  ],
  PubSubMessagesProcessedNotAcked: [
    'Pub/Sub: not acknowledged',
    'Messages processed that await the next checkpoint to be acknowledged.',
    'Pub/Sub：未确认',
    '已处理但等待下一检查点确认的消息数。',
  ],
};

const sinks: TextRows = {
  numRecordsSend: [
    'Records sent',
    'Records the sink has sent out.',
    '发送记录',
    'Sink 已发送的记录数。',
  ],
  numBytesSend: ['Bytes sent', 'Bytes the sink has sent out.', '发送字节', 'Sink 已发送的字节数。'],
  numRecordsSendErrors: [
    'Records not sent',
    'Records the sink failed to send.',
    '发送失败记录',
    'Sink 发送失败的记录数。',
  ],
  numRecordsSendPartialFailure: [
    'Records refused in a batch',
    'Records the external system refused although it took their batch.',
    '批内拒绝记录',
    '所在批次被接受但自身被外部系统拒绝的记录数。',
  ],
  numRequestSubmitted: [
    'Requests sent',
    'Bulk requests the sink has sent.',
    '提交请求',
    'Sink 已发送的批量请求数。',
  ],
  currentSendTime: [
    'Send time',
    'How long the last send took to be answered.',
    '发送耗时',
    '最近一次发送得到响应的时间。',
  ],
  totalCommittables: [
    'Commits',
    'Pieces of output that the committer has seen.',
    '提交总数',
    '提交器收到的待提交项总数。',
  ],
  successfulCommittables: [
    'Commits that worked',
    'Pieces of output committed.',
    '提交成功',
    '已成功提交的项数。',
  ],
  alreadyCommittedCommittables: [
    'Commits found done',
    'Pieces of output found committed already, after a recovery.',
    '已提交项',
    '恢复后发现已提交过的项数。',
  ],
  failedCommittables: [
    'Commits that failed',
    'Pieces of output that could not be committed: they may be lost.',
    '提交失败',
    '未能提交的项数，可能丢失。',
  ],
  retriedCommittables: [
    'Commits tried again',
    'Attempts to commit that were repeated.',
    '重试提交',
    '重复尝试的提交次数。',
  ],
  pendingCommittables: [
    'Commits waiting',
    'Pieces of output that wait to be committed.',
    '待提交项',
    '等待提交的项数。',
  ],
};

const lookups: TextRows = {
  cache_hitCount: [
    'Lookup cache: hits',
    'Lookups answered from the cache.',
    '维表缓存：命中',
    '由缓存直接返回的查询次数。',
  ],
  cache_missCount: [
    'Lookup cache: misses',
    'Lookups that had to ask the external system.',
    '维表缓存：未命中',
    '需要访问外部系统的查询次数。',
  ],
  cache_loadCount: [
    'Lookup cache: loads',
    'Loads from the external system.',
    '维表缓存：加载',
    '从外部系统加载的次数。',
  ],
  cache_numLoadFailures: [
    'Lookup cache: failed loads',
    'Loads from the external system that failed.',
    '维表缓存：加载失败',
    '从外部系统加载失败的次数。',
  ],
  cache_latestLoadTime: [
    'Lookup cache: last load',
    'How long the last load took.',
    '维表缓存：最近加载耗时',
    '最近一次加载的耗时。',
  ],
  cache_numCachedRecords: [
    'Lookup cache: entries',
    'Rows the cache holds.',
    '维表缓存：条目',
    '缓存中的行数。',
  ],
  cache_numCachedBytes: [
    'Lookup cache: size',
    'Memory the cache holds, where it tells.',
    '维表缓存：大小',
    '缓存占用的内存（若有上报）。',
  ],
  lookupCacheHitRate: [
    'Lookup cache: hit ratio',
    'Share of lookups answered from the HBase cache.',
    '维表缓存：命中率',
    '由 HBase 缓存返回的查询比例。',
  ],
};

const asyncState: TextRows = {
  asyncStateProcessing_numInFlightRecords: [
    'Async state: in flight',
    'Records whose state access is under way.',
    '异步状态：处理中',
    '状态访问进行中的记录数。',
  ],
  asyncStateProcessing_activeBufferSize: [
    'Async state: ready',
    'Records ready to run.',
    '异步状态：就绪',
    '可以运行的记录数。',
  ],
  asyncStateProcessing_blockingBufferSize: [
    'Async state: blocked',
    'Records held back by a running one of the same key.',
    '异步状态：阻塞',
    '被同键记录阻塞的记录数。',
  ],
  asyncStateProcessing_numBlockingKeys: [
    'Async state: blocking keys',
    'Keys that hold other records back.',
    '异步状态：阻塞键',
    '正在阻塞其他记录的键数。',
  ],
};

/** Of operators, by subtask. */
export const operatorTexts: TextRows = {
  ...counted,
  ...meterRows(counted),
  ...watermarks,
  ...sources,
  ...sinks,
  ...lookups,
  ...asyncState,
  ...tableTexts,
  latency: [
    'Operator latency',
    'Flink 1.2 to 1.4 only, and always 0 in Prometheus.',
    '算子延迟',
    '仅 Flink 1.2 至 1.4，在 Prometheus 中恒为 0。',
  ],
};
