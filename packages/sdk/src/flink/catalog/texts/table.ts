import { rowsOf, type TextRow, type TextRows } from './family-text.ts';

type Named = readonly [en: string, zh: string];

const sides: Readonly<Record<string, Named>> = { left: ['left', '左侧'], right: ['right', '右侧'] };

const cacheOfSide: Readonly<Record<string, TextRow>> = {
  hitRate: [
    'hit ratio',
    'Share of lookups answered from the cache.',
    '命中率',
    '由缓存返回的查询比例。',
  ],
  requestCount: ['requests', 'Lookups in the cache.', '请求数', '缓存查询次数。'],
  hitCount: ['hits', 'Lookups answered from the cache.', '命中数', '由缓存返回的查询次数。'],
  keySize: ['keys', 'Keys the cache holds.', 'Key 数', '缓存中的 Key 数。'],
  totalNonEmptyValues: ['values', 'Values the cache holds.', '值数', '缓存中的值数。'],
};

/** Of the operators that SQL plans. */
export const tableTexts: TextRows = {
  bundleSize: [
    'Mini-batch: rows',
    'Rows in the current mini-batch.',
    '微批：行数',
    '当前微批中的行数。',
  ],
  bundleRatio: [
    'Mini-batch: rows per key',
    'Rows that each key of the mini-batch holds: what batching saves.',
    '微批：每键行数',
    '微批中每个键的平均行数，体现攒批收益。',
  ],
  topn_cache_hitRate: [
    'Top-N cache: hit ratio',
    'Share of lookups answered from the cache.',
    'Top-N 缓存：命中率',
    '由缓存返回的查询比例。',
  ],
  topn_cache_size: [
    'Top-N cache: entries',
    'Entries the cache holds.',
    'Top-N 缓存：条目',
    '缓存中的条目数。',
  ],
  topn_invalidTopSize: [
    'Top-N: invalid size',
    'Rows whose N is not valid.',
    'Top-N：无效大小',
    'N 值无效的行数。',
  ],
  memoryUsedSizeInBytes: [
    'Sort or join: memory',
    'Memory of a batch sort or join.',
    '排序/连接：内存',
    '批处理排序或连接使用的内存。',
  ],
  numSpillFiles: [
    'Sort or join: spill files',
    'Files written because memory ran out.',
    '排序/连接：溢写文件',
    '因内存不足而写出的文件数。',
  ],
  spillInBytes: [
    'Sort or join: bytes spilled',
    'Bytes written because memory ran out.',
    '排序/连接：溢写字节',
    '因内存不足而写出的字节数。',
  ],
  lateRecordsDroppedRate: [
    'Late rows dropped',
    'Rows a second that came after their SQL window was closed.',
    '迟到行丢弃速率',
    'SQL 窗口关闭后每秒丢弃的行数。',
  ],
  watermarkLatency: [
    'Watermark latency',
    'The clock, minus the watermark of a SQL window; 0 before the first.',
    '水位线延迟',
    '当前时间减去 SQL 窗口的水位线；首个之前为 0。',
  ],
  numNullRowTimeRecordsDropped: [
    'Rows without a time',
    'Rows dropped because their time column is null.',
    '无时间行',
    '因时间列为空而丢弃的行数。',
  ],
  currentBatch: [
    'Current mini-batch',
    'Marks the current processing-time mini-batch.',
    '当前微批',
    '当前处理时间微批的标记。',
  ],
  ...rowsOf(sides, ([en, zh], side) => [
    `${side}NumLateRecordsDropped`,
    [
      `Window join: late rows, ${en}`,
      `Late rows dropped on the ${en} side.`,
      `窗口连接：${zh}迟到行`,
      `${zh}丢弃的迟到行数。`,
    ],
  ]),
  ...rowsOf(sides, ([en, zh], side) => [
    `${side}LateRecordsDroppedRate`,
    [
      `Window join: late rows per second, ${en}`,
      `Late rows a second dropped on the ${en} side.`,
      `窗口连接：${zh}迟到行速率`,
      `${zh}每秒丢弃的迟到行数。`,
    ],
  ]),
  ...rowsOf(sides, ([en, zh], side) => [
    `${side}BundleReducedSize`,
    [
      `Mini-batch join: rows saved, ${en}`,
      `Rows folded away on the ${en} side of the mini-batch.`,
      `微批连接：${zh}合并行`,
      `微批${zh}被合并掉的行数。`,
    ],
  ]),
  aec_inflight_size: [
    'Async lookup: in flight',
    'Records whose lookup is under way.',
    '异步维表：处理中',
    '查询进行中的记录数。',
  ],
  aec_blocking_size: [
    'Async lookup: blocked',
    'Records held back by one of the same key.',
    '异步维表：阻塞',
    '被同键记录阻塞的记录数。',
  ],
  aec_finish_size: [
    'Async lookup: finished',
    'Records looked up that wait to be sent on.',
    '异步维表：完成',
    '已完成查询、等待发出的记录数。',
  ],
  ai_queue_length: [
    'Model calls: queued',
    'Requests that wait for the model.',
    '模型调用：排队',
    '等待模型处理的请求数。',
  ],
  ai_queue_capacity: [
    'Model calls: queue size',
    'How many requests may wait.',
    '模型调用：队列容量',
    '可排队的请求数。',
  ],
  ai_queue_usage_ratio: [
    'Model calls: queue used',
    'Share of the queue that is full.',
    '模型调用：队列使用率',
    '队列占用比例。',
  ],
  numOfIdsNotFound: [
    'Over aggregation: ids missing',
    'Ids that state should hold and does not.',
    'Over 聚合：缺失 ID',
    '状态中应有而缺失的 ID 数。',
  ],
  numOfSortKeysNotFound: [
    'Over aggregation: sort keys missing',
    'Sort keys that state should hold and does not.',
    'Over 聚合：缺失排序键',
    '状态中应有而缺失的排序键数。',
  ],
  deltaJoinOpTotalInFlightNum: [
    'Delta join: in flight',
    'Records whose join is under way.',
    '增量连接：处理中',
    '连接进行中的记录数。',
  ],
  deltaJoinAsyncIOTime: [
    'Delta join: last call',
    'How long the last asynchronous call took.',
    '增量连接：最近调用耗时',
    '最近一次异步调用的耗时。',
  ],
  ...rowsOf({ Left: ['left', '左侧'], Right: ['right', '右侧'] }, ([en, zh], side) => [
    `deltaJoin${side}CallAsyncFetchCostTime`,
    [
      `Delta join: last fetch, ${en}`,
      `How long the last fetch for a record of the ${en} side took.`,
      `增量连接：${zh}拉取耗时`,
      `最近一次由${zh}记录触发的拉取耗时。`,
    ],
  ]),
  ...Object.assign(
    {},
    ...Object.entries(sides).map(([side, [en, zh]]) =>
      rowsOf(cacheOfSide, ([title, description, titleZh, descriptionZh], name) => [
        `deltaJoin_${side}Cache_${name}`,
        [
          `Delta join, ${en} cache: ${title}`,
          description,
          `增量连接${zh}缓存：${titleZh}`,
          descriptionZh,
        ],
      ]),
    ),
  ),
  numProbeSideRecordsBuffered: [
    'Snapshot join: rows buffered',
    'Probe rows that wait for the build side.',
    '快照连接：缓冲行',
    '等待构建侧的探测行数。',
  ],
  numStateTtlEvictions: [
    'Snapshot join: rows expired',
    'Rows dropped because their time to live is over.',
    '快照连接：过期行',
    '因超过存活时间而丢弃的行数。',
  ],
  currentBuildSideWatermark: [
    'Snapshot join: build watermark',
    'Watermark of the build side.',
    '快照连接：构建侧水位线',
    '构建侧的水位线。',
  ],
  currentProbeSideWatermark: [
    'Snapshot join: probe watermark',
    'Watermark of the probe side.',
    '快照连接：探测侧水位线',
    '探测侧的水位线。',
  ],
  currentPhase: [
    'Snapshot join: phase',
    'Number of the phase the join is in.',
    '快照连接：阶段',
    '连接所处阶段的编号。',
  ],
  maxJoinFanOut: [
    'Snapshot join: largest fan-out',
    'The most rows one probe row met.',
    '快照连接：最大扇出',
    '单个探测行匹配的最多行数。',
  ],
  avgJoinFanOut: [
    'Snapshot join: mean fan-out',
    'Rows a probe row meets, on average.',
    '快照连接：平均扇出',
    '探测行平均匹配的行数。',
  ],
  numUnmatchedProbeRecords: [
    'Snapshot join: probe rows unmatched',
    'Probe rows that met nothing.',
    '快照连接：未匹配探测行',
    '未匹配到任何行的探测行数。',
  ],
  numUnmatchedBuildRetractions: [
    'Snapshot join: retractions unmatched',
    'Retractions of the build side for rows that are not there.',
    '快照连接：未匹配回撤',
    '构建侧找不到对应行的回撤数。',
  ],
};
