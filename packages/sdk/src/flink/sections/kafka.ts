import { max, metric, sum } from '../../promql/index.ts';
import type { Section } from '../chart.ts';
import { orElse, rate } from './measures.ts';

const operator = (name: string) => metric(`flink_taskmanager_job_task_operator_${name}`);
/** KafkaSource's client, and that of FlinkKafkaConsumer, gone with connector 4.0. */
const consumer = (name: string) => operator(`KafkaSourceReader_KafkaConsumer_${name}`);
const oldConsumer = (name: string) => operator(`KafkaConsumer_${name}`);
const producer = (name: string) => operator(`KafkaProducer_${name}`);

const by = 'operator_name';
const legend = [by];

export const kafka = (): Section => ({
  id: 'kafka',
  title: { en: 'Kafka', 'zh-CN': 'Kafka' },
  collapsed: true,
  hide: 'no-data',
  charts: [
    {
      id: 'pending-records',
      title: { en: 'Records waiting in the source', 'zh-CN': '数据源待读记录数' },
      unit: 'records',
      view: 'line',
      query: sum(operator('pendingRecords')).by(by),
      legend,
    },
    {
      id: 'records-lag-max',
      title: { en: 'Largest partition lag', 'zh-CN': '分区最大滞后' },
      unit: 'records',
      view: 'line',
      query: orElse(
        max(consumer('records_lag_max')).by(by),
        max(oldConsumer('records_lag_max')).by(by),
      ),
      legend,
    },
    {
      id: 'consumed-records',
      title: { en: 'Records consumed', 'zh-CN': '消费记录速率' },
      unit: 'records/s',
      view: 'line',
      query: orElse(
        sum(consumer('records_consumed_rate')).by(by),
        sum(oldConsumer('records_consumed_rate')).by(by),
      ),
      legend,
    },
    {
      id: 'consumed-bytes',
      title: { en: 'Bytes consumed', 'zh-CN': '消费字节速率' },
      unit: 'bytes/s',
      view: 'line',
      query: orElse(
        sum(consumer('bytes_consumed_rate')).by(by),
        sum(oldConsumer('bytes_consumed_rate')).by(by),
      ),
      legend,
    },
    {
      id: 'commit-failures',
      title: { en: 'Offset commits that failed', 'zh-CN': '失败的位点提交' },
      unit: 'count/s',
      view: 'line',
      query: orElse(
        sum(rate(operator('KafkaSourceReader_commitsFailed'))).by(by),
        sum(rate(operator('commitsFailed'))).by(by),
      ),
      legend,
    },
    {
      id: 'fetch-latency',
      title: { en: 'Longest fetch', 'zh-CN': '最长拉取耗时' },
      unit: 'ms',
      view: 'line',
      query: max(consumer('fetch_latency_max')).by(by),
      legend,
    },
    {
      id: 'sent-records',
      title: { en: 'Records sent', 'zh-CN': '发送记录速率' },
      unit: 'records/s',
      view: 'line',
      query: sum(producer('record_send_rate')).by(by),
      legend,
    },
    {
      id: 'sent-bytes',
      title: { en: 'Bytes sent', 'zh-CN': '发送字节速率' },
      unit: 'bytes/s',
      view: 'line',
      query: sum(producer('outgoing_byte_rate')).by(by),
      legend,
    },
    {
      id: 'send-errors',
      title: { en: 'Sends that failed', 'zh-CN': '发送失败速率' },
      unit: 'records/s',
      view: 'line',
      query: sum(producer('record_error_rate')).by(by),
      legend,
    },
    {
      id: 'send-latency',
      title: { en: 'Slowest mean request', 'zh-CN': '最慢的平均请求耗时' },
      unit: 'ms',
      view: 'line',
      query: max(producer('request_latency_avg')).by(by),
      legend,
    },
  ],
});
