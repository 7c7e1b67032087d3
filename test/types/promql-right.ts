// Right programs: all of this must compile. Nothing here runs.
import * as q from '@flink-metrics/sdk/promql';

type Task = 'job_name' | 'tm_id' | 'task_name';
declare const records: q.Selector<Task>;
declare const memory: q.Selector<'tm_id' | 'host'>;
declare const buckets: q.Selector<'le' | 'host'>;
declare const anything: q.Selector;
declare const parsed: q.Expr;

/** The labels of a vector, as a union of their names. */
type LabelsOf<V> = V extends q.InstantVector<infer L> ? L : never;
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Fails to compile where the labels of `V` are not exactly `L`. */
declare function hasLabels<V, L>(vector: V, same: Same<LabelsOf<V>, L>): void;

const metric = q.declareMetrics<{ flink_x: Task; flink_y: 'host' }>();

export const right: readonly q.Expr[] = [
  q.metric('up'),
  q.metric('up', { any_label: 'x', 'with.dots': q.re('a|b') }),
  q.metric<Task>('flink_x', { job_name: 'orders', tm_id: q.not('x') }),
  q.metric('up', { l: [q.not('a'), q.notRe('b.*')] }),
  q.selector({ job: 'x' }),
  q.selector<'job'>({ job: q.oneOf('a', 'b') }),
  metric('flink_x', { task_name: 'Sink: x' }),
  metric('flink_y'),
  q.rate(records, '5m'),
  q.rate(q.range(records, '1h30m')),
  q.rate(records, { minutes: 5 }),
  q.rate(records, 300_000),
  q.increase(q.subquery(q.sum(records).by('tm_id'), '1h', '1m')),
  q.maxOverTime(q.subquery(memory, { hours: 1 })),
  q.quantileOverTime(0.9, q.range(memory, '5m')),
  q.predictLinear(q.range(memory, '1h'), 4 * 3600),
  q.offset(records, '5m'),
  q.offset(q.range(records, '5m'), '-1h'),
  q.offset(q.subquery(records, '1h'), { days: 1 }),
  q.at(records, 'end'),
  q.at(q.range(records, '5m'), 1_700_000_000_000),
  q.at(q.subquery(records, '1h'), new Date(0)),
  q.rate(q.at(q.offset(q.range(records, '5m'), '1m'), 'start')),
  q.sum(records),
  q.sum(records).by('task_name'),
  q.sum(records).by('task_name', 'tm_id'),
  q.sum(records).by(),
  q.avg(records).without('tm_id'),
  q.topk(5, records),
  q.topk(q.scalar(q.count(records)), records).by('job_name'),
  q.quantile(0.5, records).by('tm_id'),
  q.countValues('version', anything).by('job'),
  q.limitk(2, records),
  q.add(1, 2),
  q.add(records, 1),
  q.div(1, records),
  q.div(records, memory),
  q.div(records, memory).on('tm_id'),
  q.div(records, memory).on('tm_id').groupLeft('host'),
  q.div(memory, records).on('tm_id').groupRight('host'),
  q.mul(records, memory).ignoring('job_name', 'host'),
  q.sub(records, anything).on('job_name'),
  q.atan2(q.num(1), q.pi()),
  q.gt(records, 0),
  q.gt(records, records).ignoring('tm_id'),
  q.bool(q.gt(records, 0)),
  q.bool(q.eq(1, 2)),
  q.bool(q.le(records, memory)).on('tm_id').groupLeft(),
  q.and(records, memory).on('tm_id'),
  q.or(records, memory),
  q.unless(records, memory).ignoring('host'),
  q.neg(records),
  q.neg(1),
  q.pow(q.neg(records), 2),
  q.clamp(records, 0, q.time()),
  q.round(records),
  q.round(records, 0.1),
  q.hour(),
  q.hour(records),
  q.histogramQuantile(0.99, q.sum(q.rate(buckets, '5m')).by('le')),
  q.labelReplace(records, 'pod', '$1', 'tm_id', '(.*)-x'),
  q.labelJoin(records, 'id', '-', 'job_name', 'tm_id'),
  q.sortByLabel(records, 'tm_id'),
  q.vector(1),
  q.absent(records),
  q.str('text'),
  q.info(records, q.selector({ version: 'x' })),
  q.trimUpper(buckets, 5),
  q.maxOf(1, q.time()),
  parsed,
];

// What is left of the labels.
const bySum = q.sum(records).by('task_name');
const noSum = q.sum(records);
const without = q.sum(records).without('tm_id');
const top = q.topk(5, records).by('job_name');
const on = q.div(records, memory).on('tm_id');
const ignoring = q.div(records, memory).ignoring('host');
const groupLeft = q.div(records, memory).on('tm_id').groupLeft('host');
const groupRight = q.div(records, memory).on('tm_id').groupRight('job_name');
const union = q.or(records, memory);
const replaced = q.labelReplace(memory, 'pod', '$1', 'host', '(.*)');
const quantile = q.histogramQuantile(0.5, buckets);
const counted = q.countValues('version', records);
const rated = q.rate(records, '5m');
const filtered = q.gt(records, 0);
const literal = q.vector(1);
hasLabels<typeof bySum, 'task_name'>(bySum, true);
hasLabels<typeof noSum, never>(noSum, true);
hasLabels<typeof without, 'job_name' | 'task_name'>(without, true);
hasLabels<typeof top, Task>(top, true);
hasLabels<typeof on, 'tm_id'>(on, true);
hasLabels<typeof ignoring, Task>(ignoring, true);
hasLabels<typeof groupLeft, Task | 'host'>(groupLeft, true);
hasLabels<typeof groupRight, 'tm_id' | 'host' | 'job_name'>(groupRight, true);
hasLabels<typeof union, Task | 'host'>(union, true);
hasLabels<typeof replaced, 'tm_id' | 'host' | 'pod'>(replaced, true);
hasLabels<typeof quantile, 'host'>(quantile, true);
hasLabels<typeof counted, 'version'>(counted, true);
hasLabels<typeof rated, Task>(rated, true);
hasLabels<typeof filtered, Task>(filtered, true);
hasLabels<typeof literal, never>(literal, true);
hasLabels<typeof anything, string>(anything, true);

// A function of one's own, in words that people read.
export function share<L extends string>(part: q.InstantVector<L>, whole: q.InstantVector<L>) {
  return q.clampMax(q.div(part, whole), 1);
}
export const shared: q.InstantVector<'tm_id'> = share(
  q.sum(records).by('tm_id'),
  q.sum(memory).by('tm_id'),
);
