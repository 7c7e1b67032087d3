import { add, div, gt, max, metric, sum } from '../../promql/index.ts';
import type { Section } from '../chart.ts';
import { measures, metricsLike, rate } from './measures.ts';

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

export const state = (): Section => ({
  id: 'state',
  title: { en: 'State', 'zh-CN': '状态' },
  collapsed: true,
  hide: 'no-data',
  charts: [
    {
      id: 'rocksdb-keys',
      title: { en: 'RocksDB keys (estimated)', 'zh-CN': 'RocksDB 键数（估计）' },
      unit: 'count',
      view: 'line',
      query: sum(rocksdb('estimate_num_keys')).by(by),
      legend,
    },
    {
      id: 'rocksdb-live-data',
      title: { en: 'RocksDB live data (estimated)', 'zh-CN': 'RocksDB 有效数据（估计）' },
      unit: 'bytes',
      view: 'line',
      query: sum(rocksdb('estimate_live_data_size')).by(by),
      legend,
    },
    {
      id: 'rocksdb-memtables',
      title: { en: 'RocksDB memtables', 'zh-CN': 'RocksDB 内存表' },
      unit: 'bytes',
      view: 'line',
      query: sum(rocksdb('cur_size_all_mem_tables')).by(by),
      legend,
    },
    {
      id: 'rocksdb-block-cache',
      title: { en: 'Fullest RocksDB block cache', 'zh-CN': 'RocksDB 块缓存最大用量' },
      description: {
        en: 'The slots of a TaskManager share one cache: a sum would count it many times.',
        'zh-CN': '同一 TaskManager 的槽共享一个缓存，求和会重复计算。',
      },
      unit: 'bytes',
      view: 'line',
      query: max(rocksdb('block_cache_usage')).by(by),
      legend,
    },
    {
      id: 'rocksdb-cache-hits',
      title: { en: 'RocksDB block cache hits', 'zh-CN': 'RocksDB 块缓存命中率' },
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
      unit: 'count',
      view: 'line',
      query: measures({
        compactions: sum(rocksdb('num_running_compactions')).by(by),
        flushes: sum(rocksdb('num_running_flushes')).by(by),
        errors: sum(rocksdb('background_errors')).by(by),
      }),
      legend: [by, 'series'],
      series: {
        compactions: { en: 'compactions', 'zh-CN': '压缩' },
        flushes: { en: 'flushes', 'zh-CN': '刷写' },
        errors: { en: 'errors', 'zh-CN': '错误' },
      },
    },
    {
      id: 'state-access',
      title: { en: 'State access, 99th percentile', 'zh-CN': '状态访问耗时（第 99 百分位）' },
      description: {
        en: 'The slowest subtask. Off until state.latency-track.keyed-state-enabled is set.',
        'zh-CN': '取最慢子任务。需开启 state.latency-track.keyed-state-enabled。',
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
