// Wrong programs: the compiler must refuse each. Nothing here runs.
import * as q from '@flink-metrics/sdk/promql';

type Task = 'job_name' | 'tm_id' | 'task_name';
declare const records: q.Selector<Task>;
declare const memory: q.Selector<'tm_id' | 'host'>;
declare const parsed: q.Expr;
declare const buckets: q.Selector<'le' | 'host'>;

const metric = q.declareMetrics<{ flink_x: Task; flink_y: 'host' }>();

// A range vector is asked for
// @ts-expect-error
q.rate(records);
// @ts-expect-error
q.rate(q.sum(records));
// @ts-expect-error
q.rate(q.sum(records), '5m');
// @ts-expect-error
q.rate(q.rate(records, '5m'), '5m');
// @ts-expect-error
q.increase(5);
// @ts-expect-error
q.quantileOverTime(0.9, records);
// @ts-expect-error
q.predictLinear(records, 60);

// An instant vector is asked for
// @ts-expect-error
q.sum(q.range(records, '5m'));
// @ts-expect-error
q.sum(1);
// @ts-expect-error
q.sum('flink_x');
// @ts-expect-error
q.abs(q.range(records, '5m'));
// @ts-expect-error
q.abs(1);
// @ts-expect-error
q.topk(5, q.range(records, '5m'));
// @ts-expect-error
q.histogramQuantile(0.9, q.range(buckets, '5m'));
// @ts-expect-error
q.subquery(q.num(1), '1h');
// @ts-expect-error
q.subquery(q.range(records, '5m'), '1h');
// @ts-expect-error
q.absent(q.str('x'));

// A scalar is asked for
// @ts-expect-error
q.vector(records);
// @ts-expect-error
q.clamp(records, records, 1);
// @ts-expect-error
q.topk(records, records);
// @ts-expect-error
q.quantile('0.5', records);
// @ts-expect-error
q.round(records, '1');
// @ts-expect-error
q.maxOf(records, 1);
// @ts-expect-error
q.num('1');

// A string is asked for
// @ts-expect-error
q.labelReplace(records, 5, '$1', 'tm_id', '.*');
// @ts-expect-error
q.countValues(5, records);

// Operands
// @ts-expect-error
q.add(q.range(records, '5m'), 1);
// @ts-expect-error
q.add(records, 'x');
// @ts-expect-error
q.add(q.str('x'), 1);
// @ts-expect-error
q.neg(q.range(records, '5m'));
// @ts-expect-error
q.neg('x');
// @ts-expect-error
q.and(records, 1);
// @ts-expect-error
q.or(1, 2);
// @ts-expect-error
q.unless(1, records);
// @ts-expect-error
q.trimUpper(1, buckets);

// bool
// @ts-expect-error
q.add(q.eq(1, 2), 1);
// @ts-expect-error
q.print(q.gt(1, 2));
// @ts-expect-error
q.bool(q.add(1, 2));
// @ts-expect-error
q.bool(q.add(records, memory));
// @ts-expect-error
q.bool(q.and(records, memory));

// Arguments
// @ts-expect-error
q.clamp(records, 1);
// @ts-expect-error
q.pi(1);
// @ts-expect-error
q.labelJoin(records, 'id');
// @ts-expect-error
q.topk(records);
// @ts-expect-error
q.time(records);

// Labels that are not there
// @ts-expect-error
q.sum(records).by('task_nme');
// @ts-expect-error
q.sum(records).without('host');
// @ts-expect-error
q.sum(q.sum(records).by('tm_id')).by('task_name');
// @ts-expect-error
q.sum(q.sum(records)).by('tm_id');
// @ts-expect-error
q.sum(q.div(records, memory).on('tm_id')).by('job_name');
// @ts-expect-error
q.sum(q.histogramQuantile(0.9, buckets)).by('le');
// @ts-expect-error
q.topk(5, records).by('host');
// @ts-expect-error
q.div(records, memory).on('host');
// @ts-expect-error
q.div(records, memory).ignoring('le');
// @ts-expect-error
q.div(records, memory).on('tm_id').groupLeft('job_name');
// @ts-expect-error
q.div(records, memory).on('tm_id').groupLeft('tm_id');
// @ts-expect-error
q.div(records, memory).on('tm_id').groupRight('host');
// @ts-expect-error
q.and(records, memory).on('job_name');
// @ts-expect-error
q.labelReplace(records, 'pod', '$1', 'host', '.*');
// @ts-expect-error
q.labelJoin(records, 'id', '-', 'host');
// @ts-expect-error
q.sortByLabel(records, 'host');
// @ts-expect-error
metric('flink_x', { host: 'x' });
// @ts-expect-error
metric('flink_z');
// @ts-expect-error
q.metric<Task>('flink_x', { jobname: 'orders' });
// @ts-expect-error
q.metric('up', { l: undefined });
// @ts-expect-error
q.metric('up', { l: 5 });
// @ts-expect-error
q.sum(parsed);
// @ts-expect-error
q.metric('up', { l: /a.*/ });

// Modifiers in the wrong place
// @ts-expect-error
q.div(records, 1).on('tm_id');
// @ts-expect-error
q.div(records, memory).groupLeft('host');
// @ts-expect-error
q.and(records, memory).on('tm_id').groupLeft('host');
// @ts-expect-error
q.sum(records).by('tm_id').by('tm_id');
// @ts-expect-error
q.sum(records).by('tm_id').without('job_name');
// @ts-expect-error
q.div(records, memory).on('tm_id').ignoring('job_name');
// @ts-expect-error
q.div(records, memory).on('tm_id').groupLeft().groupRight();
// @ts-expect-error
q.offset(q.sum(records), '5m');
// @ts-expect-error
q.at(q.rate(records, '5m'), 'end');
// @ts-expect-error
q.at(records, 'now');
// @ts-expect-error
q.range(q.sum(records), '5m');
// @ts-expect-error
q.range(q.range(records, '5m'), '5m');
// @ts-expect-error
q.rate(records, '5m').on('tm_id');

// Durations
// @ts-expect-error
q.rate(records, '5 minutes');
// @ts-expect-error
q.rate(records, '5');
// @ts-expect-error
q.rate(records, '1.5h');
// @ts-expect-error
q.rate(records, '');
// @ts-expect-error
q.range(records, { minute: 5 });

// Trees are read-only data
// @ts-expect-error
records.matchers.push({ name: 'a', op: '=', value: 'b' });
// @ts-expect-error
records.name = 'other';
// @ts-expect-error
q.print('sum(x)');
// @ts-expect-error
q.print({ type: 'call', func: 'rate' });
