/**
 * What RocksDB reports of the state `counts`, by names as Flink writes them: charts select them by a pattern, from which
 * no name can be read.
 */
export const rocksdbNames: readonly string[] = [
  'estimate_num_keys',
  'estimate_live_data_size',
  'cur_size_all_mem_tables',
  'block_cache_usage',
  'num_running_compactions',
  'num_running_flushes',
  'background_errors',
].map((name) => `flink_taskmanager_job_task_operator_counts_rocksdb_${name}`);
