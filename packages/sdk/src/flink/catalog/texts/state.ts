import { rowsOf, type TextRow, type TextRows } from './family-text.ts';

type Named = readonly [en: string, zh: string];

const kinds: Readonly<Record<string, Named>> = {
  value: ['value state', '值状态'],
  list: ['list state', '列表状态'],
  map: ['map state', '映射状态'],
  reducing: ['reducing state', '归约状态'],
  aggregating: ['aggregating state', '聚合状态'],
};

/** Calls on state, of whatever kind. */
const calls: Readonly<Record<string, Named>> = {
  Get: ['Read', '读取'],
  Update: ['Replace', '更新'],
  Add: ['Add to', '追加'],
  AddAll: ['Add several to', '批量追加'],
  MergeNamespaces: ['Merge windows of', '合并窗口'],
  Put: ['Write one entry of', '写入条目'],
  PutAll: ['Write several entries of', '批量写入条目'],
  Remove: ['Remove an entry of', '删除条目'],
  Contains: ['Look for a key in', '查找键'],
  EntriesInit: ['Begin to read the entries of', '开始遍历条目'],
  KeysInit: ['Begin to read the keys of', '开始遍历键'],
  ValuesInit: ['Begin to read the values of', '开始遍历值'],
  IteratorInit: ['Begin to iterate', '开始迭代'],
  IsEmpty: ['Ask for emptiness of', '判断是否为空'],
  IteratorHasNext: ['Ask for the next entry of', '判断下一条目'],
  IteratorNext: ['Take the next entry of', '取下一条目'],
  IteratorRemove: ['Remove while iterating', '迭代中删除'],
  Iterator: ['Iterate', '迭代'],
};

const sizes: Readonly<Record<string, Named>> = { Key: ['key', '键'], Value: ['value', '值'] };

function latency([call, callZh]: Named, [kind, kindZh]: Named): TextRow {
  return [
    `${call} ${kind}: time`,
    'A sample of the calls is timed; percentiles are of one subtask.',
    `${kindZh}${callZh}：耗时`,
    '仅对部分调用计时；百分位数属于单个子任务。',
  ];
}

function size([call, callZh]: Named, [kind, kindZh]: Named, [part, partZh]: Named): TextRow {
  return [
    `${call} ${kind}: ${part} size`,
    `Size of the ${part}s in a sample of the calls.`,
    `${kindZh}${callZh}：${partZh}大小`,
    `抽样调用中${partZh}的大小。`,
  ];
}

const access: TextRows = Object.fromEntries(
  Object.entries(kinds).flatMap(([kindKey, kind]) =>
    Object.entries(calls).flatMap(([callKey, call]) => [
      [`<state>_${kindKey}State${callKey}Latency`, latency(call, kind)] as const,
      ...Object.entries(sizes).map(
        ([sizeKey, part]) =>
          [`<state>_${kindKey}State${callKey}${sizeKey}Size`, size(call, kind, part)] as const,
      ),
    ]),
  ),
);

/** One value for each column family, which is one state of one operator. */
const properties: Readonly<Record<string, TextRow>> = {
  num_immutable_mem_table: [
    'immutable memtables',
    'Memtables that wait to be flushed. Growing: writes outrun the disk.',
    '不可变 MemTable',
    '等待刷写的 MemTable 数；持续增长说明写入快于磁盘。',
  ],
  mem_table_flush_pending: [
    'flushes pending',
    'Memtable flushes that wait.',
    '等待刷写',
    '等待中的 MemTable 刷写数。',
  ],
  compaction_pending: [
    'compaction pending',
    '1 where a compaction waits.',
    '等待合并',
    '有合并等待执行时为 1。',
  ],
  background_errors: [
    'background errors',
    'Errors of flushes and compactions: a full or broken disk.',
    '后台错误',
    '刷写与合并中的错误，如磁盘已满或损坏。',
  ],
  cur_size_active_mem_table: [
    'active memtable',
    'Size of the memtable that takes writes.',
    '活动 MemTable',
    '正在接收写入的 MemTable 大小。',
  ],
  cur_size_all_mem_tables: [
    'memtables',
    'Size of the active memtable and those not yet flushed.',
    'MemTable',
    '活动 MemTable 与未刷写 MemTable 的大小。',
  ],
  size_all_mem_tables: [
    'memtables, pinned ones too',
    'Size of all memtables in memory, those that readers hold included.',
    '全部 MemTable',
    '内存中所有 MemTable 的大小（含被读取方持有的）。',
  ],
  num_entries_active_mem_table: [
    'entries in the active memtable',
    'Entries written since the last switch.',
    '活动 MemTable 条目',
    '活动 MemTable 中的条目数。',
  ],
  num_entries_imm_mem_tables: [
    'entries in immutable memtables',
    'Entries that wait to be flushed.',
    '不可变 MemTable 条目',
    '等待刷写的条目数。',
  ],
  num_deletes_active_mem_table: [
    'deletes in the active memtable',
    'Deletions written since the last switch.',
    '活动 MemTable 删除数',
    '活动 MemTable 中的删除数。',
  ],
  num_deletes_imm_mem_tables: [
    'deletes in immutable memtables',
    'Deletions that wait to be flushed.',
    '不可变 MemTable 删除数',
    '等待刷写的删除数。',
  ],
  estimate_num_keys: [
    'keys',
    'Keys, as RocksDB estimates them.',
    'Key 数',
    'RocksDB 估计的 Key 数。',
  ],
  estimate_table_readers_mem: [
    'index and filter memory',
    'Memory of indexes and filters outside the block cache.',
    '索引与过滤器内存',
    '块缓存之外索引与过滤器占用的内存。',
  ],
  num_snapshots: ['snapshots', 'Snapshots not yet released.', '快照', '尚未释放的快照数。'],
  num_live_versions: [
    'live versions',
    'Versions held by readers and compactions; many hold files back from deletion.',
    '活动版本',
    '被读取或合并持有的版本数；过多会阻止文件删除。',
  ],
  estimate_live_data_size: [
    'live data',
    'Size of the live data, as RocksDB estimates it.',
    '有效数据',
    'RocksDB 估计的有效数据大小。',
  ],
  total_sst_files_size: [
    'SST files',
    'Size of the files of every version. Slow to ask where there are many.',
    'SST 文件',
    '所有版本文件的大小；文件多时查询缓慢。',
  ],
  live_sst_files_size: [
    'live SST files',
    'Size of the files of the newest version. Slow to ask where there are many.',
    '有效 SST 文件',
    '最新版本文件的大小；文件多时查询缓慢。',
  ],
  estimate_pending_compaction_bytes: [
    'bytes to compact',
    'Bytes that compaction still has to rewrite.',
    '待合并字节',
    '合并仍需重写的字节数。',
  ],
  num_running_compactions: [
    'compactions running',
    'Compactions that run now.',
    '运行中合并',
    '正在运行的合并数。',
  ],
  num_running_flushes: [
    'flushes running',
    'Flushes that run now.',
    '运行中刷写',
    '正在运行的刷写数。',
  ],
  actual_delayed_write_rate: [
    'delayed write rate',
    'Rate to which writes are slowed down; 0 where they are not.',
    '延迟写入速率',
    '写入被限制到的速率；未限制时为 0。',
  ],
  is_write_stopped: [
    'writes stopped',
    '1 where writes are stopped until compaction has caught up.',
    '写入停止',
    '写入因合并滞后而停止时为 1。',
  ],
  block_cache_capacity: [
    'block cache: capacity',
    'Size of the block cache. All RocksDB instances of a slot share it: never sum.',
    '块缓存：容量',
    '块缓存容量；同一槽内的 RocksDB 实例共享，不可求和。',
  ],
  block_cache_usage: [
    'block cache: used',
    'Use of the block cache. All RocksDB instances of a slot share it: never sum.',
    '块缓存：已用',
    '块缓存用量；同一槽内的 RocksDB 实例共享，不可求和。',
  ],
  block_cache_pinned_usage: [
    'block cache: pinned',
    'Part of the block cache that cannot be evicted.',
    '块缓存：固定',
    '块缓存中无法淘汰的部分。',
  ],
  'num_files_at_level<level>': [
    'files at one level',
    'SST files at one level.',
    '单层文件数',
    '某一层的 SST 文件数。',
  ],
};

/** Counted over the whole database. */
const tickers: Readonly<Record<string, TextRow>> = {
  block_cache_hit: [
    'block cache hits',
    'Blocks found in the cache.',
    '块缓存命中',
    '在缓存中找到的块数。',
  ],
  block_cache_miss: [
    'block cache misses',
    'Blocks that had to be read from disk.',
    '块缓存未命中',
    '需要从磁盘读取的块数。',
  ],
  bloom_filter_useful: [
    'reads saved by the bloom filter',
    'Reads that the bloom filter made needless.',
    '布隆过滤器节省读取',
    '布隆过滤器避免的读取次数。',
  ],
  bloom_filter_full_positive: [
    'reads the bloom filter let through',
    'Reads that the bloom filter could not rule out.',
    '布隆过滤器放行读取',
    '布隆过滤器未能排除的读取次数。',
  ],
  bloom_filter_full_true_positive: [
    'reads rightly let through',
    'Reads that the bloom filter let through and that found data.',
    '布隆过滤器正确放行',
    '放行且确实找到数据的读取次数。',
  ],
  bytes_read: [
    'bytes read',
    'Bytes read by single lookups, uncompressed.',
    '读取字节',
    '单点查询读取的未压缩字节数。',
  ],
  iter_bytes_read: [
    'bytes iterated',
    'Bytes read by iterators, uncompressed.',
    '迭代读取字节',
    '迭代器读取的未压缩字节数。',
  ],
  bytes_written: [
    'bytes written',
    'Bytes written, uncompressed and without compaction.',
    '写入字节',
    '写入的未压缩字节数（不含合并）。',
  ],
  compact_read_bytes: [
    'bytes read to compact',
    'Bytes that compaction has read.',
    '合并读取字节',
    '合并过程读取的字节数。',
  ],
  compact_write_bytes: [
    'bytes written by compaction',
    'Bytes that compaction has written.',
    '合并写入字节',
    '合并过程写入的字节数。',
  ],
  stall_micros: [
    'time writers stalled',
    'Time in which writers waited for flushes and compactions.',
    '写入停顿时间',
    '写入方等待刷写与合并的时间。',
  ],
};

const own: TextRows = {
  '<state>_stateClearLatency': [
    'Clear state: time',
    'A sample of the calls is timed; percentiles are of one subtask.',
    '清除状态：耗时',
    '仅对部分调用计时；百分位数属于单个子任务。',
  ],
  forst_fileCache_hit: [
    'ForSt file cache: hits',
    'Reads answered from local files.',
    'ForSt 文件缓存：命中',
    '由本地文件返回的读取次数。',
  ],
  forst_fileCache_miss: [
    'ForSt file cache: misses',
    'Reads that went to the remote storage.',
    'ForSt 文件缓存：未命中',
    '访问远程存储的读取次数。',
  ],
  forst_fileCache_usedBytes: [
    'ForSt file cache: used',
    'Local disk the cache takes.',
    'ForSt 文件缓存：已用',
    '缓存占用的本地磁盘。',
  ],
  forst_fileCache_remainingBytes: [
    'ForSt file cache: left',
    'Local disk the cache may still take.',
    'ForSt 文件缓存：剩余',
    '缓存仍可使用的本地磁盘。',
  ],
  forst_fileCache_lru_evict: [
    'ForSt file cache: evictions',
    'Files thrown out for others.',
    'ForSt 文件缓存：淘汰',
    '被淘汰的文件数。',
  ],
  forst_fileCache_lru_loadback: [
    'ForSt file cache: loads',
    'Files fetched back from the remote storage.',
    'ForSt 文件缓存：回载',
    '从远程存储取回的文件数。',
  ],
  ChangelogMaterialization_startedMaterialization: [
    'Changelog: materializations started',
    'State written in full so that the log can be cut.',
    '变更日志：物化开始',
    '为截断日志而开始的全量写出次数。',
  ],
  ChangelogMaterialization_completedMaterialization: [
    'Changelog: materializations done',
    'Materializations that were completed.',
    '变更日志：物化完成',
    '已完成的物化次数。',
  ],
  ChangelogMaterialization_failedMaterialization: [
    'Changelog: materializations failed',
    'Materializations that failed.',
    '变更日志：物化失败',
    '失败的物化次数。',
  ],
  ChangelogMaterialization_lastDurationOfMaterialization: [
    'Changelog: last materialization',
    'How long the newest materialization took.',
    '变更日志：最近物化耗时',
    '最近一次物化的耗时。',
  ],
  ChangelogStateBackend_lastFullSizeOfMaterialization: [
    'Changelog: materialized size',
    'Full size of the materialized part of the newest checkpoint.',
    '变更日志：物化部分完整大小',
    '最近检查点中物化部分的完整大小。',
  ],
  ChangelogStateBackend_lastIncSizeOfMaterialization: [
    'Changelog: materialized, new',
    'What the newest checkpoint added to the materialized part.',
    '变更日志：物化部分增量',
    '最近检查点在物化部分的增量。',
  ],
  ChangelogStateBackend_lastFullSizeOfNonMaterialization: [
    'Changelog: log size',
    'Full size of the log part of the newest checkpoint.',
    '变更日志：日志部分完整大小',
    '最近检查点中日志部分的完整大小。',
  ],
  ChangelogStateBackend_lastIncSizeOfNonMaterialization: [
    'Changelog: log, new',
    'What the newest checkpoint added to the log part.',
    '变更日志：日志部分增量',
    '最近检查点在日志部分的增量。',
  ],
};

const rocksdb = ([title, description, titleZh, descriptionZh]: TextRow): TextRow => [
  `RocksDB ${title}`,
  description,
  `RocksDB ${titleZh}`,
  descriptionZh,
];

/** Of an operator's keyed state. */
export const stateTexts: TextRows = {
  ...access,
  ...rowsOf(properties, (row, name) => [`<column_family>_rocksdb_${name}`, rocksdb(row)]),
  ...rowsOf(tickers, (row, name) => [`rocksdb_${name}`, rocksdb(row)]),
  ...own,
};
