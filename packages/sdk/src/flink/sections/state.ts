import { add, div, gt, max, metric, sum } from '../../promql/index.ts';
import type { ExplainedSection } from '../definitions/chart.ts';
import { measures, metricsLike, rate } from '../definitions/measures.ts';

const p99 = { quantile: '0.99' };
const operator = (name: string) => metric(`flink_taskmanager_job_task_operator_${name}`);
/** The column family stands inside the name, unless `column-family-as-variable` makes it a label. */
const rocksdb = (property: string) =>
  metricsLike(`flink_taskmanager_job_task_operator_.*rocksdb_${property}`);
const stateAccess = (call: string) =>
  metricsLike(`flink_taskmanager_job_task_operator_.+State${call}Latency`, p99);
const ticker = (name: string) => sum(rate(operator(`rocksdb_${name}`))).by(by);

const by = 'operator_name';
const legend = [by];

export const state = (): ExplainedSection => ({
  id: 'state',
  title: { en: 'State', 'zh-CN': '状态' },
  collapsed: true,
  hide: 'no-data',
  charts: [
    {
      id: 'rocksdb-keys',
      title: { en: 'RocksDB keys (estimated)', 'zh-CN': 'RocksDB Key 数（估计）' },
      description: {
        en: 'Estimated number of keys in the state, over all subtasks of an operator. It should level off; if it grows without end, nothing removes old keys, as without a TTL.',
        'zh-CN':
          '算子全部子任务状态中Key 数的估计值。应趋于平稳；无止境增长说明旧键从未被清理，例如未设置 TTL。',
      },
      unit: 'count',
      view: 'line',
      query: sum(rocksdb('estimate_num_keys')).by(by),
      legend,
    },
    {
      id: 'rocksdb-live-data',
      title: { en: 'RocksDB live data (estimated)', 'zh-CN': 'RocksDB 有效数据（估计）' },
      description: {
        en: 'Estimated size of live data, without what compaction has yet to throw away. It grows with the keys or their values, and the full size of checkpoints goes with it.',
        'zh-CN':
          '有效数据的估计大小，不含尚待合并清除的部分。随Key 数或值的大小增长，检查点的完整大小也随之变化。',
      },
      unit: 'bytes',
      view: 'line',
      query: sum(rocksdb('estimate_live_data_size')).by(by),
      legend,
    },
    {
      id: 'rocksdb-memtables',
      title: { en: 'RocksDB memtables', 'zh-CN': 'RocksDB MemTable' },
      description: {
        en: 'Memory for writes that are not in files yet. A saw-tooth is normal: it falls with each flush and each checkpoint; if it stays high, flushing does not keep up.',
        'zh-CN':
          '尚未写入文件的写缓冲内存。每次刷写或检查点后回落，呈锯齿状；长期居高说明刷写跟不上。',
      },
      unit: 'bytes',
      view: 'line',
      query: sum(rocksdb('cur_size_all_mem_tables')).by(by),
      legend,
    },
    {
      id: 'rocksdb-block-cache',
      title: { en: 'Fullest RocksDB block cache', 'zh-CN': 'RocksDB 块缓存最大用量' },
      description: {
        en: 'Memory in which RocksDB keeps what it has read. All states in a slot share one cache, so the fullest is shown and no sum; a full cache is normal: judge it by its hits.',
        'zh-CN':
          'RocksDB 缓存已读数据的内存。同一槽内的所有状态共享一个缓存，求和会重复计算，故取最大值。缓存占满属正常，应结合命中率判断。',
      },
      unit: 'bytes',
      view: 'line',
      query: max(rocksdb('block_cache_usage')).by(by),
      legend,
    },
    {
      id: 'rocksdb-cache-hits',
      title: { en: 'RocksDB block cache hits', 'zh-CN': 'RocksDB 块缓存命中率' },
      description: {
        en: 'Share of block reads that the cache answers. Above 90% is good; if it falls, reads go to the disk and the operator slows down: more managed memory helps.',
        'zh-CN': '块读取由缓存命中的比例。90% 以上较好；下降时需读磁盘，算子变慢，可增大托管内存。',
      },
      unit: 'ratio',
      view: 'line',
      query: div(
        ticker('block_cache_hit'),
        gt(add(ticker('block_cache_hit'), ticker('block_cache_miss')), 0),
      ),
      legend,
    },
    {
      id: 'rocksdb-bytes',
      title: { en: 'RocksDB bytes read and written', 'zh-CN': 'RocksDB 读写字节速率' },
      description: {
        en: 'Bytes a second that the operator reads from and writes to RocksDB, uncompressed and without compaction. The disk sees more writes than this, and fewer reads where the cache answers.',
        'zh-CN':
          '算子每秒从 RocksDB 读取和写入的字节数（按未压缩计，不含后台合并）。磁盘实际写入更多；命中缓存的读取则不经过磁盘。',
      },
      unit: 'bytes/s',
      view: 'line',
      query: measures({ read: ticker('bytes_read'), written: ticker('bytes_written') }),
      legend: [by, 'series'],
      series: {
        read: { en: 'read', 'zh-CN': '读取' },
        written: { en: 'written', 'zh-CN': '写入' },
      },
    },
    {
      id: 'rocksdb-compactions',
      title: { en: 'RocksDB background work', 'zh-CN': 'RocksDB 后台工作' },
      description: {
        en: 'Compactions and flushes that run now, and errors so far. Bursts are normal; compactions without a pause mean that more is written than the disk can sort, and any error calls for the logs.',
        'zh-CN':
          '正在进行的后台合并与刷写数，以及累计错误数。间歇出现属正常；合并从不停歇说明写入超过磁盘的整理能力；一旦有错误应查看日志。',
      },
      unit: 'count',
      view: 'line',
      query: measures({
        compactions: sum(rocksdb('num_running_compactions')).by(by),
        flushes: sum(rocksdb('num_running_flushes')).by(by),
        errors: sum(rocksdb('background_errors')).by(by),
      }),
      legend: [by, 'series'],
      series: {
        compactions: { en: 'compactions', 'zh-CN': '合并' },
        flushes: { en: 'flushes', 'zh-CN': '刷写' },
        errors: { en: 'errors', 'zh-CN': '错误' },
      },
    },
    {
      id: 'state-access',
      title: { en: 'State access, 99th percentile', 'zh-CN': '状态访问耗时（第 99 百分位）' },
      description: {
        en: 'Time of one access to the state, in the slowest subtask; off until state.latency-track.keyed-state-enabled is set. Microseconds are normal; milliseconds mean that reads wait for the disk.',
        'zh-CN':
          '单次状态访问的耗时，取最慢子任务；需开启 state.latency-track.keyed-state-enabled。微秒级属正常；达到毫秒级说明读取在等待磁盘。',
      },
      unit: 'ns',
      view: 'line',
      hide: 'no-data',
      query: measures({
        get: max(stateAccess('Get')).by(by),
        put: max(stateAccess('(Put|Update|Add)')).by(by),
      }),
      legend: [by, 'series'],
      series: {
        get: { en: 'read', 'zh-CN': '读取' },
        put: { en: 'write', 'zh-CN': '写入' },
      },
    },
  ],
});
