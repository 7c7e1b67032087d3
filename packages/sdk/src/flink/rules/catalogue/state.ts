import { div, gt, max, offset, sub } from '../../../promql/index.ts';
import { flink } from '../../metrics/generated/flink.ts';
import { above, elseNo } from '../measures/tests.ts';
import type { Advice, ConfigKey } from '../model/rule.ts';
import type { OurRule } from './rule-id.ts';

const { job, operator } = flink;

const size = () => max(job.lastCheckpointFullSize());
const sizeBefore = (days: '1d' | '2d') => max(offset(job.lastCheckpointFullSize(), days));
const growth = (newer: ReturnType<typeof size>, older: ReturnType<typeof size>) =>
  div(sub(newer, older), gt(older, 0));

const rocksdbMetrics = (...names: readonly string[]): readonly ConfigKey[] =>
  names.map((name) => ({ key: `state.backend.rocksdb.metrics.${name}`, value: 'true' }));

const moreMemory: ConfigKey = { key: 'taskmanager.memory.managed.fraction' };

const fasterCompaction: Advice = {
  sentence: {
    en: 'A faster disk, more memory, or more threads for compaction.',
    'zh-CN': '更快的磁盘、更多内存或更多合并线程。',
  },
  keys: [moreMemory, { key: 'state.backend.rocksdb.thread.num' }],
};

const largeState = {
  text: 'Flink: tuning checkpoints and large state; RocksDB: write stalls',
  url: 'https://github.com/facebook/rocksdb/wiki/Write-Stalls',
} as const;

export const state = (): readonly OurRule[] => [
  {
    id: 'state-grows',
    domain: 'state',
    severity: 'warning',
    title: { en: 'State grows', 'zh-CN': '状态持续增长' },
    sentence: {
      en: 'The state is {size}, {value} more than two days ago, and it grew on both.',
      'zh-CN': '状态为 {size}，比两天前增长 {value}，两天都在增长。',
    },
    subject: [],
    // At the same hour: load, and the state with it, has a daily wave.
    when: [
      elseNo(above(growth(size(), sizeBefore('2d')), 0.2, 'ratio')),
      elseNo(above(growth(size(), sizeBefore('1d')), 0.05, 'ratio')),
      elseNo(above(growth(sizeBefore('1d'), sizeBefore('2d')), 0.05, 'ratio')),
      above(size(), 100e6, 'bytes'),
    ],
    numbers: { size: { measure: size(), unit: 'bytes' } },
    evidence: [{ chart: 'checkpoint-size', series: 'full' }, { chart: 'rocksdb-live-data' }],
    causes: [
      {
        id: 'watermark-stalled',
        sentence: {
          en: 'Event time stands still, so nothing is cleared.',
          'zh-CN': '事件时间停滞，状态无法清理。',
        },
        test: { rule: 'watermark-stalled' },
      },
    ],
    advice: [
      {
        sentence: {
          en: 'Give state a time to live; look for joins without a bound and keys that never come again.',
          'zh-CN': '为状态设置 TTL；检查无界 Join 以及不再出现的 key。',
        },
        keys: [{ key: 'table.exec.state.ttl' }],
      },
    ],
    source: {
      text: 'AWS: unbounded state growth; a fifth in two days, and on both, is ours',
      url: 'https://docs.aws.amazon.com/managed-flink/latest/java/troubleshooting.html',
    },
  },
  {
    id: 'checkpoints-full',
    domain: 'state',
    severity: 'info',
    title: { en: 'Checkpoints are not incremental', 'zh-CN': '非增量检查点' },
    sentence: {
      en: 'Each checkpoint writes the whole state of {size} anew, in {duration}.',
      'zh-CN': '每次检查点都重写全部 {size} 状态，耗时 {duration}。',
    },
    subject: [],
    when: [
      elseNo(above(div(max(job.lastCheckpointSize()), gt(size(), 0)), 0.95, 'ratio')),
      above(size(), 1e9, 'bytes'),
      above(max(job.lastCheckpointDuration()), 10_000, 'ms'),
    ],
    numbers: {
      size: { measure: size(), unit: 'bytes' },
      duration: { measure: max(job.lastCheckpointDuration()), unit: 'ms' },
    },
    evidence: [{ chart: 'checkpoint-size' }],
    advice: [
      {
        sentence: {
          en: 'With RocksDB, write only what has changed.',
          'zh-CN': '使用 RocksDB 时启用增量检查点。',
        },
        keys: [
          { key: 'state.backend.incremental', value: 'true', until: '1.20' },
          { key: 'execution.checkpointing.incremental', value: 'true', since: '1.20' },
        ],
      },
    ],
    source: {
      text: 'Flink: large state, incremental checkpoints; a gigabyte and ten seconds are ours',
      url: 'https://nightlies.apache.org/flink/flink-docs-stable/docs/ops/state/large_state_tuning/',
    },
  },
  {
    id: 'rocksdb-write-stopped',
    domain: 'state',
    severity: 'critical',
    title: { en: 'RocksDB stops writes', 'zh-CN': 'RocksDB 停止写入' },
    sentence: {
      en: 'RocksDB in {operator_name} has stopped writes until compaction has caught up.',
      'zh-CN': '{operator_name} 的 RocksDB 已停止写入，等待合并追上。',
    },
    subject: ['operator_name'],
    when: [above(max(operator.rocksdb.isWriteStopped()).by('operator_name'), 0, 'boolean')],
    evidence: [{ chart: 'rocksdb-compactions' }, { chart: 'rocksdb-memtables' }],
    advice: [fasterCompaction],
    effects: ['rocksdb-write-delayed'],
    source: largeState,
  },
  {
    id: 'rocksdb-write-delayed',
    domain: 'state',
    severity: 'warning',
    title: { en: 'RocksDB slows writes', 'zh-CN': 'RocksDB 减速写入' },
    sentence: {
      en: 'RocksDB in {operator_name} slows writes down to {value}: disk or compaction cannot follow.',
      'zh-CN': '{operator_name} 的 RocksDB 将写入限速至 {value}：磁盘或合并跟不上。',
    },
    subject: ['operator_name'],
    when: [above(max(operator.rocksdb.actualDelayedWriteRate()).by('operator_name'), 0, 'bytes/s')],
    evidence: [{ chart: 'rocksdb-compactions' }, { chart: 'rocksdb-memtables' }],
    advice: [fasterCompaction],
    source: largeState,
  },
  {
    id: 'rocksdb-errors',
    domain: 'state',
    severity: 'critical',
    title: { en: 'RocksDB errors', 'zh-CN': 'RocksDB 错误' },
    sentence: {
      en: 'RocksDB in {operator_name} had {value} errors in the background, as of a disk that is full or broken.',
      'zh-CN': '{operator_name} 的 RocksDB 出现 {value} 次后台错误，多为磁盘已满或损坏。',
    },
    subject: ['operator_name'],
    when: [above(max(operator.rocksdb.backgroundErrors()).by('operator_name'), 0, 'count')],
    evidence: [{ chart: 'rocksdb-compactions' }],
    advice: [
      {
        sentence: {
          en: 'See how full the disks of its TaskManagers are.',
          'zh-CN': '检查 TaskManager 磁盘使用情况。',
        },
        keys: [{ key: 'state.backend.rocksdb.localdir' }, ...rocksdbMetrics('background-errors')],
      },
    ],
    source: {
      text: 'RocksDB: background errors turn the database read-only',
      url: 'https://github.com/facebook/rocksdb/wiki/Background-Error-Handling',
    },
  },
];
