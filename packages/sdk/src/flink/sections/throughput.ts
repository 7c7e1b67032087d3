import { type InstantVector, metric, sum } from '../../promql/index.ts';
import type { Section } from '../chart.ts';
import { measures, orElse, rate } from './measures.ts';

const task = (name: string) => metric(`flink_taskmanager_job_task_${name}`);
const operator = (name: string) => metric(`flink_taskmanager_job_task_operator_${name}`);

/** The meter (a mean over 60 s), and where a reporter's filter leaves it out the counter's own rate. */
function perTask(...counters: readonly string[]): InstantVector {
  const [newest, ...older] = counters.flatMap((name) => [
    sum(task(`${name}PerSecond`)).by('task_name'),
    sum(rate(task(name))).by('task_name'),
  ]);
  if (newest === undefined) throw new RangeError('perTask() needs a counter');
  return orElse(newest, ...older);
}

function perOperator(counter: string): InstantVector {
  return orElse(
    sum(operator(`${counter}PerSecond`)).by('operator_name'),
    sum(rate(operator(counter))).by('operator_name'),
  );
}

const taskLegend = ['task_name'];
const operatorLegend = ['operator_name'];

export const throughput = (): Section => ({
  id: 'throughput',
  title: { en: 'Throughput', 'zh-CN': '吞吐量' },
  charts: [
    {
      id: 'records-in',
      title: { en: 'Records in, by task', 'zh-CN': '各任务输入记录速率' },
      unit: 'records/s',
      view: 'line',
      query: perTask('numRecordsIn'),
      legend: taskLegend,
    },
    {
      id: 'records-out',
      title: { en: 'Records out, by task', 'zh-CN': '各任务输出记录速率' },
      unit: 'records/s',
      view: 'line',
      query: perTask('numRecordsOut'),
      legend: taskLegend,
    },
    {
      id: 'bytes-in',
      title: { en: 'Bytes in, by task', 'zh-CN': '各任务输入字节速率' },
      description: {
        en: 'Read over the network stack: from the same TaskManager (local) and from others (remote).',
        'zh-CN': '经网络栈读取：来自同一 TaskManager（本地）与其他 TaskManager（远程）。',
      },
      unit: 'bytes/s',
      view: 'line',
      query: measures({
        local: perTask('Shuffle_Netty_Input_numBytesInLocal', 'numBytesInLocal'),
        remote: perTask('Shuffle_Netty_Input_numBytesInRemote', 'numBytesInRemote'),
      }),
      legend: ['task_name', 'series'],
      series: {
        local: { en: 'local', 'zh-CN': '本地' },
        remote: { en: 'remote', 'zh-CN': '远程' },
      },
    },
    {
      id: 'bytes-out',
      title: { en: 'Bytes out, by task', 'zh-CN': '各任务输出字节速率' },
      unit: 'bytes/s',
      view: 'line',
      query: perTask('numBytesOut'),
      legend: taskLegend,
    },
    {
      id: 'operator-records-in',
      title: { en: 'Records in, by operator', 'zh-CN': '各算子输入记录速率' },
      unit: 'records/s',
      view: 'line',
      query: perOperator('numRecordsIn'),
      legend: operatorLegend,
    },
    {
      id: 'operator-records-out',
      title: { en: 'Records out, by operator', 'zh-CN': '各算子输出记录速率' },
      unit: 'records/s',
      view: 'line',
      query: perOperator('numRecordsOut'),
      legend: operatorLegend,
    },
    {
      id: 'record-errors',
      title: { en: 'Records that failed, by operator', 'zh-CN': '各算子失败记录速率' },
      unit: 'records/s',
      view: 'line',
      query: measures({
        in: sum(rate(operator('numRecordsInErrors'))).by('operator_name'),
        out: orElse(
          sum(rate(operator('numRecordsSendErrors'))).by('operator_name'),
          sum(rate(operator('numRecordsOutErrors'))).by('operator_name'),
        ),
      }),
      legend: ['operator_name', 'series'],
      series: {
        in: { en: 'reading', 'zh-CN': '读取' },
        out: { en: 'sending', 'zh-CN': '发送' },
      },
    },
  ],
});
