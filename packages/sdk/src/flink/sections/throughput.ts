import { type InstantVector, metric, sum } from '../../promql/index.ts';
import type { ExplainedSection } from '../definitions/chart.ts';
import { measures, orElse, rate } from '../definitions/measures.ts';

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

export const throughput = (): ExplainedSection => ({
  id: 'throughput',
  title: { en: 'Throughput', 'zh-CN': '吞吐量' },
  charts: [
    {
      id: 'records-in',
      title: { en: 'Records in, by task', 'zh-CN': '各任务输入记录速率' },
      description: {
        en: 'Records per second that all subtasks of a task receive; a legacy source shows 0. It should follow the rhythm of the input: if it falls while records wait in the source, the job does not keep up.',
        'zh-CN':
          '任务全部子任务每秒接收的记录数；Legacy Source恒为 0。走势应随上游流量起伏；若数据源有积压而此处下降，说明作业处理不过来。',
      },
      unit: 'records/s',
      view: 'line',
      query: perTask('numRecordsIn'),
      legend: taskLegend,
    },
    {
      id: 'records-out',
      title: { en: 'Records out, by task', 'zh-CN': '各任务输出记录速率' },
      description: {
        en: 'Records per second that all subtasks of a task emit; a legacy sink shows 0. Its proportion to the records in is what filters, joins and windows do: when that changes suddenly, the data or the code did.',
        'zh-CN':
          '任务全部子任务每秒发出的记录数；旧式 Sink 恒为 0。与输入之比反映过滤、关联与窗口的作用；比例突变说明数据或代码有变化。',
      },
      unit: 'records/s',
      view: 'line',
      query: perTask('numRecordsOut'),
      legend: taskLegend,
    },
    {
      id: 'bytes-in',
      title: { en: 'Bytes in, by task', 'zh-CN': '各任务输入字节速率' },
      description: {
        en: 'Bytes a second read from the tasks before, in the same TaskManager (local) or over the network (remote). Sources show 0; after a keyBy over several TaskManagers most is remote.',
        'zh-CN':
          '每秒从上游任务读取的字节数：来自同一 TaskManager（本地）或经网络来自其他 TaskManager（远程）。数据源为 0；keyBy 之后若有多个 TaskManager，则以远程为主。',
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
      description: {
        en: 'Bytes a second that all subtasks of a task emit. If they grow and the records out do not, each record has become larger, and the network has more to carry.',
        'zh-CN':
          '任务全部子任务每秒发出的字节数。若其上升而输出记录速率不变，说明单条记录变大，网络负担随之加重。',
      },
      unit: 'bytes/s',
      view: 'line',
      query: perTask('numBytesOut'),
      legend: taskLegend,
    },
    {
      id: 'operator-records-in',
      title: { en: 'Records in, by operator', 'zh-CN': '各算子输入记录速率' },
      description: {
        en: 'Records per second that each operator receives, also inside a chain. It shows at which step of a task records become fewer or more.',
        'zh-CN': '每个算子每秒接收的记录数，包括算子链内部。可看出记录在任务的哪一步减少或增多。',
      },
      unit: 'records/s',
      view: 'line',
      query: perOperator('numRecordsIn'),
      legend: operatorLegend,
    },
    {
      id: 'operator-records-out',
      title: { en: 'Records out, by operator', 'zh-CN': '各算子输出记录速率' },
      description: {
        en: 'Records per second that each operator emits, also inside a chain. One that receives records and emits none drops them all, or waits for its window to end or for a watermark.',
        'zh-CN':
          '每个算子每秒发出的记录数，包括算子链内部。有输入却无输出，说明记录全被过滤，或仍在等待窗口结束、水位线推进。',
      },
      unit: 'records/s',
      view: 'line',
      query: perOperator('numRecordsOut'),
      legend: operatorLegend,
    },
    {
      id: 'record-errors',
      title: { en: 'Records that failed, by operator', 'zh-CN': '各算子失败记录速率' },
      description: {
        en: 'Records per second that a source failed to read or a sink failed to send. It should be 0: whether the others are lost or tried again depends on the connector.',
        'zh-CN':
          '每秒数据源读取失败或 Sink 发送失败的记录数。应为 0；失败的记录是丢失还是重试，取决于连接器。',
      },
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
