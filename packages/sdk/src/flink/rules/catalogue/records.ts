import { max, sum } from '../../../promql/index.ts';
import { flink } from '../../metrics/generated/flink.ts';
import { grown } from '../measures/lately.ts';
import { above } from '../measures/tests.ts';
import type { OurRule } from './rule-id.ts';

const { operator } = flink;

const flip33 = {
  text: 'FLIP-33, standard connector metrics: records that a connector could not handle; any is worth a look',
  url: 'https://cwiki.apache.org/confluence/display/FLINK/FLIP-33%3A+Standardize+Connector+Metrics',
} as const;

export const records = (): readonly OurRule[] => [
  {
    id: 'read-errors',
    domain: 'records',
    severity: 'warning',
    title: { en: 'Records cannot be read', 'zh-CN': '数据读取出错' },
    sentence: {
      en: '{operator_name} could not read {value} records in the last quarter of an hour.',
      'zh-CN': '最近一刻钟 {operator_name} 有 {value} 条数据无法读取。',
    },
    subject: ['operator_name'],
    when: [
      above(sum(grown(operator.numRecordsInErrors(), '15m')).by('operator_name'), 0.5, 'records'),
    ],
    evidence: [{ chart: 'record-errors' }],
    advice: [
      {
        sentence: {
          en: 'See its log for the first of them: a format that changed, or a schema that does not fit.',
          'zh-CN': '查看日志中的首个错误：格式变化或 Schema 不匹配。',
        },
      },
    ],
    source: flip33,
  },
  {
    id: 'write-errors',
    domain: 'records',
    severity: 'warning',
    title: { en: 'Records cannot be written', 'zh-CN': '数据写入出错' },
    sentence: {
      en: '{operator_name} could not write {value} records in the last quarter of an hour; retries count too.',
      'zh-CN': '最近一刻钟 {operator_name} 有 {value} 条数据写入失败（含重试）。',
    },
    subject: ['operator_name'],
    when: [
      above(sum(grown(operator.numRecordsSendErrors(), '15m')).by('operator_name'), 0.5, 'records'),
    ],
    evidence: [{ chart: 'record-errors' }, { chart: 'send-errors' }],
    advice: [
      {
        sentence: {
          en: 'See its log and the target: rejected, throttled, or out of reach.',
          'zh-CN': '查看日志与目标系统：被拒绝、限流或无法连接。',
        },
      },
    ],
    source: flip33,
  },
  {
    id: 'slow-writes',
    domain: 'records',
    severity: 'warning',
    title: { en: 'Writes take long', 'zh-CN': '写入缓慢' },
    sentence: {
      en: 'The last writes of {operator_name} took {value}.',
      'zh-CN': '{operator_name} 最近的写入耗时 {value}。',
    },
    subject: ['operator_name'],
    when: [above(max(operator.currentSendTime()).by('operator_name'), 1000, 'ms')],
    evidence: [{ chart: 'send-latency' }],
    advice: [
      {
        sentence: {
          en: 'See how the target fares; larger batches need fewer round trips.',
          'zh-CN': '检查目标系统状况；增大批量可减少往返次数。',
        },
      },
    ],
    source: { text: 'FLIP-33 currentSendTime; a second is ours', url: flip33.url },
  },
  {
    id: 'lookups-fail',
    domain: 'records',
    severity: 'warning',
    title: { en: 'Lookups fail', 'zh-CN': '维表加载失败' },
    sentence: {
      en: '{operator_name} failed to load {value} entries of its lookup table in the last quarter of an hour.',
      'zh-CN': '最近一刻钟 {operator_name} 有 {value} 次维表加载失败。',
    },
    subject: ['operator_name'],
    when: [
      above(sum(grown(operator.cache.numLoadFailures(), '15m')).by('operator_name'), 0.5, 'count'),
    ],
    evidence: [{ chart: 'records-in' }],
    advice: [
      {
        sentence: {
          en: 'See whether its TaskManagers reach the table, and what the table’s own log says.',
          'zh-CN': '检查 TaskManager 能否访问该表，以及表所在系统的日志。',
        },
      },
    ],
    source: {
      text: 'FLIP-221, caching lookups: loads that failed; any is worth a look',
      url: 'https://cwiki.apache.org/confluence/display/FLINK/FLIP-221%3A+Abstraction+for+lookup+source+cache+and+metric',
    },
  },
];
