import { max, metric, sum } from '../../promql/index.ts';
import type { ExplainedSection } from '../definitions/chart.ts';
import { orElse, rate } from '../definitions/measures.ts';

const operator = (name: string) => metric(`flink_taskmanager_job_task_operator_${name}`);
/** KafkaSource's client, and that of FlinkKafkaConsumer, gone with connector 4.0. */
const consumer = (name: string) => operator(`KafkaSourceReader_KafkaConsumer_${name}`);
const oldConsumer = (name: string) => operator(`KafkaConsumer_${name}`);
const producer = (name: string) => operator(`KafkaProducer_${name}`);

const by = 'operator_name';
const legend = [by];

export const kafka = (): ExplainedSection => ({
  id: 'kafka',
  title: { en: 'Kafka', 'zh-CN': 'Kafka' },
  collapsed: true,
  hide: 'no-data',
  charts: [
    {
      id: 'pending-records',
      title: { en: 'Pending records of the source', 'zh-CN': '待消费记录数（积压）' },
      description: {
        en: 'Records that the source has not fetched yet, summed over its subtasks: the backlog. Steady or falling is fine; if it grows, the job is slower than its producers.',
        'zh-CN':
          '数据源尚未拉取的记录数，为各子任务之和，即积压量。平稳或下降为正常；持续增长说明消费慢于生产。',
      },
      unit: 'records',
      view: 'line',
      query: sum(operator('pendingRecords')).by(by),
      legend,
    },
    {
      id: 'records-lag-max',
      title: { en: 'Largest partition lag', 'zh-CN': '分区最大滞后' },
      description: {
        en: 'Lag of the partition that is furthest behind, as the Kafka client sees it; no value while that is idle. If it grows and the backlog as a whole does not, one partition is hot or one subtask slow.',
        'zh-CN':
          'Kafka 客户端看到的落后最多的分区的滞后记录数；客户端空闲时无值。总积压不变而此值增长，说明存在热点分区或某个子任务偏慢。',
      },
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
      description: {
        en: 'Records per second that the Kafka clients of the source consume, all subtasks together. It should match what is produced; after a restart it is higher while the job catches up.',
        'zh-CN':
          '数据源全部子任务的 Kafka 客户端每秒消费的记录数。应与生产速率相当；重启后追赶积压时会偏高。',
      },
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
      description: {
        en: 'Bytes a second that the Kafka clients of the source consume. If they grow and the records do not, messages have become larger; flat at the top, the network or a broker’s quota may be the limit.',
        'zh-CN':
          '数据源的 Kafka 客户端每秒消费的字节数。记录数不变而此值上升，说明消息变大；长期顶在高位，可能受限于网络或 broker 配额。',
      },
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
      description: {
        en: 'Commits of offsets to Kafka that failed, per second. The job recovers from the offsets in its checkpoints and loses nothing; only the lag that Kafka’s own tools show is off.',
        'zh-CN':
          '每秒向 Kafka 提交位点失败的次数。作业恢复时使用检查点中的位点，不会丢数据；受影响的只是 Kafka 侧工具显示的消费滞后。',
      },
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
      description: {
        en: 'The longest fetch from a broker, of all clients of the source. Up to fetch.max.wait.ms (500 ms by default) is normal on a quiet topic, where the broker waits for records; beyond it broker or network is slow.',
        'zh-CN':
          '数据源各客户端从 broker 拉取一次数据的最长耗时。流量小的主题可达 fetch.max.wait.ms（默认 500 毫秒），因为 broker 会等待数据；再高则说明 broker 或网络变慢。',
      },
      unit: 'ms',
      view: 'line',
      query: max(consumer('fetch_latency_max')).by(by),
      legend,
    },
    {
      id: 'sent-records',
      title: { en: 'Records sent', 'zh-CN': '发送记录速率' },
      description: {
        en: 'Records per second that the Kafka producers of the sink send, all subtasks together. It should follow what reaches the sink; with exactly-once, read_committed consumers see them after the next checkpoint only.',
        'zh-CN':
          'Sink 全部子任务的 Kafka 生产者每秒发送的记录数。应与到达 Sink 的记录一致；精确一次模式下，read_committed 消费者要到下一个检查点完成后才能看到。',
      },
      unit: 'records/s',
      view: 'line',
      query: sum(producer('record_send_rate')).by(by),
      legend,
    },
    {
      id: 'sent-bytes',
      title: { en: 'Bytes sent', 'zh-CN': '发送字节速率' },
      description: {
        en: 'Bytes a second that the Kafka producers of the sink send to the brokers, compressed. Flat at the top while the sink is busy: the network or a broker’s quota may be the limit.',
        'zh-CN':
          'Sink 的 Kafka 生产者每秒向 broker 发出的字节数（压缩后）。Sink 繁忙且长期顶在高位，可能受限于网络或 broker 配额。',
      },
      unit: 'bytes/s',
      view: 'line',
      query: sum(producer('outgoing_byte_rate')).by(by),
      legend,
    },
    {
      id: 'send-errors',
      title: { en: 'Sends that failed', 'zh-CN': '发送失败速率' },
      description: {
        en: 'Records per second that could not be sent, after the client’s own retries. It should be 0: as a rule the sink then fails the job, which restarts from its last checkpoint.',
        'zh-CN':
          '每秒最终发送失败（客户端重试之后）的记录数。应为 0；一旦失败，Sink 通常会使作业失败，并从最近的检查点重启。',
      },
      unit: 'records/s',
      view: 'line',
      query: sum(producer('record_error_rate')).by(by),
      legend,
    },
    {
      id: 'send-latency',
      title: { en: 'Slowest mean request', 'zh-CN': '最慢的平均请求耗时' },
      description: {
        en: 'Mean time of a request to the brokers, in the slowest subtask. Milliseconds to some tens are normal; if it rises, brokers or network are slow, and backpressure begins at the sink.',
        'zh-CN':
          '最慢子任务向 broker 发送请求的平均耗时，正常为几毫秒到几十毫秒。升高说明 broker 或网络变慢，反压会从 Sink 开始。',
      },
      unit: 'ms',
      view: 'line',
      query: max(producer('request_latency_avg')).by(by),
      legend,
    },
  ],
});
