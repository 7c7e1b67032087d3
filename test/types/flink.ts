/** What must and must not compile; `tsc` is the test. */
import { flink, type LocalizedText, unchecked } from '@flink-metrics/sdk/flink';
import { avg, increase, max, min, rate, sum } from '@flink-metrics/sdk/promql';

// Matchers are of the scope's labels and the label deployment's.
flink.task.numRecordsIn({ job_name: 'orders', task_name: 'Map', subtask_index: '0' });
flink.task.numRecordsIn({ namespace: 'tenant-a', pod: 'x' });
flink.operator.pendingRecords({ operator_name: 'Source: Kafka' });
flink.jobmanager.jvm.memory.heap.used({ host: 'x' });
// @ts-expect-error no such label
flink.task.numRecordsIn({ pod_typo: 'x' });
// @ts-expect-error a task knows no operator
flink.task.numRecordsIn({ operator_name: 'x' });
// @ts-expect-error a JobManager's JVM knows no job
flink.jobmanager.jvm.memory.heap.used({ job_name: 'x' });
// @ts-expect-error no such metric
flink.task.numRecordsInn();

// Names with a part that varies take it.
flink.taskmanager.jvm.garbageCollector.time({ collector: 'G1 Young Generation' });
flink.taskmanager.jvm.garbageCollector.time({}, { tm_id: 'x' });
// @ts-expect-error no such part
flink.taskmanager.jvm.garbageCollector.time({ collectr: 'x' });

// What adds up may be summed, by its own labels.
sum(flink.task.numRecordsInPerSecond()).by('task_name');
sum(rate(flink.task.numRecordsIn(), '1m')).by('task_name');
// @ts-expect-error a task knows no operator
sum(flink.task.numRecordsInPerSecond()).by('operator_name');

// Watermarks: the earliest and the latest mean something.
min(flink.task.currentInputWatermark()).by('task_name');
max(flink.task.currentInputWatermark());
// @ts-expect-error no sum
sum(flink.task.currentInputWatermark());
// @ts-expect-error no mean
avg(flink.task.currentInputWatermark());

// Shares, maxima, quantiles.
max(flink.task.shuffle.netty.input.buffers.inPoolUsage()).by('task_name');
// @ts-expect-error a sum of shares
sum(flink.task.shuffle.netty.input.buffers.inPoolUsage());
// @ts-expect-error a sum of maxima
sum(flink.operator.kafkaSourceReader.kafkaConsumer.recordsLagMax());
// @ts-expect-error a sum of quantiles
sum(flink.task.mailboxLatencyMs({ quantile: '0.99' }));
// @ts-expect-error a mean of quantiles
avg(flink.task.mailboxLatencyMs({ quantile: '0.99' }));

// rate() is of what grows.
increase(flink.job.numRestarts(), '1h');
// @ts-expect-error a rate of a rate
rate(flink.task.numRecordsInPerSecond(), '1m');
// @ts-expect-error a gauge
rate(flink.jobmanager.jvm.memory.heap.used(), '1m');

// The way past it is a word of its own.
sum(unchecked(flink.task.currentInputWatermark()));

// A text in one language is not enough.
// @ts-expect-error no Chinese
export const half: LocalizedText = { en: 'half' };
