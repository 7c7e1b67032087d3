import {
  avg,
  div,
  type InstantVector,
  max,
  metric,
  min,
  mul,
  re,
  round,
  type Selector,
  selector,
  sum,
} from '../../promql/index.ts';
import { increase, increaseByName, rate, rateByName } from '../definitions/measures.ts';
import type { Unit } from '../definitions/unit.ts';
import type { FamilyScope, Measure, MetricFamily } from './family.ts';

/** How several series may be made one without telling a lie. */
export type HonestAggregation = 'sum' | 'avg' | 'min' | 'max';

/** By what a family measures; a counter's are those of its rate. */
export const honestAggregations: Readonly<Record<Measure, readonly HonestAggregation[]>> = {
  counter: ['sum', 'avg', 'min', 'max'],
  quantity: ['sum', 'avg', 'min', 'max'],
  level: ['avg', 'min', 'max'],
  point: ['min', 'max'],
  distribution: ['min', 'max'],
};

/** How the series of a family are put together. */
export interface Summary {
  readonly aggregation: HonestAggregation;
  /** Labels that are told apart. */
  readonly by: readonly string[];
  /**
   * Of a counter: by how much it grew, instead of how fast; for what is rare, as restarts. Over the range that
   * `chartQuery` gives it, the whole view's for a chart with `ranges: 'view'`.
   */
  readonly increase?: true | undefined;
}

/** What tells the things measured apart that a reader asks about: a task, not each of its subtasks. */
const subjects: Readonly<Record<FamilyScope, readonly string[]>> = {
  jobmanager: ['host'],
  jobmanager_job: [],
  jobmanager_operator: ['operator_name'],
  taskmanager: ['tm_id'],
  taskmanager_job: ['tm_id'],
  task: ['task_name'],
  operator: ['operator_name'],
  k8soperator: ['name'],
  k8soperator_namespace: ['resourcens', 'resourcetype'],
  k8soperator_resource: ['resourcens', 'resourcename'],
  container: ['pod'],
};

/** Given as they are: one series says something that others of the subject do not. */
const detail = [
  'topic',
  'partition',
  'shardId',
  'split',
  'jobVertexID',
  'resource',
  'reason',
  'phase',
];

/**
 * The query that shows a family honestly, before `scopeToJob`: the rate of what grows, sums of what adds up, the
 * earliest watermark, the worst of the rest. Its values are in `queryUnit`.
 */
export function defaultQuery(family: MetricFamily): InstantVector {
  return summaryQuery(family, defaultSummary(family));
}

export function defaultSummary(family: MetricFamily): Summary {
  const by = [
    ...subjects[family.scope],
    ...detail.filter((label) => family.labels.includes(label)),
    ...always(family),
  ];
  return { aggregation: defaultAggregation(family), by };
}

function defaultAggregation({ measure, name, sentinel }: MetricFamily): HonestAggregation {
  switch (measure) {
    case 'counter':
    case 'quantity':
      return 'sum';
    case 'point':
      return sentinel === 'watermark' ? 'min' : 'max';
    case 'level':
      return /(^|_)min|lead|Available/.test(name) ? 'min' : 'max';
    case 'distribution':
      return 'max';
  }
}

/** Quantiles of quantiles would be nonsense. */
const always = ({ measure }: MetricFamily) => (measure === 'distribution' ? ['quantile'] : []);

/** What a reader may tell apart, from the job as a whole to its parts; the default is among them. */
export function summarySplits(family: MetricFamily): readonly (readonly string[])[] {
  const has = (label: string) => family.labels.includes(label);
  const process = isOneSeries(family) ? undefined : ['tm_id', 'host', 'pod'].find(has);
  const parts = ['task_name', 'operator_name'].filter(has);
  const splits = [
    [],
    ...(process === undefined ? [] : [[process]]),
    ...parts.map((part) => [part]),
    ...(has('subtask_index') ? parts.map((part) => [part, 'subtask_index']) : []),
    ...(family.pattern === undefined ? [] : [[nameLabel(family)]]),
  ].map((labels) => [...labels, ...always(family)]);
  const { by } = defaultSummary(family);
  const isDefault = (labels: readonly string[]) => labels.join() === by.join();
  return splits.some(isDefault) ? splits : [...splits, by];
}

/** A job has one of it, of the JobManager that leads it: there is nothing to put together or tell apart. */
export const isOneSeries = ({ scope, pattern, measure }: MetricFamily): boolean =>
  scope === 'jobmanager_job' && pattern === undefined && measure !== 'distribution';

/** Where the varying part of the name is kept: `rate()` drops the name itself. */
const nameLabel = ({ measure }: MetricFamily) => (measure === 'counter' ? 'series' : '__name__');

const aggregate = { sum, avg, min, max } as const;

/**
 * The query of a family, put together as asked.
 * @throws {RangeError} for a summary that would tell a lie, as the sum of a ratio or the increase of a gauge.
 */
export function summaryQuery(family: MetricFamily, summary: Summary): InstantVector {
  const { aggregation, by } = summary;
  const { name, measure } = family;
  if (!honestAggregations[measure].includes(aggregation)) {
    throw new RangeError(`${aggregation} of ${name} means nothing: it is a ${measure}`);
  }
  if (measure !== 'counter') {
    if (summary.increase) throw new RangeError(`${name} is a ${measure}: only a counter grows`);
    return aggregate[aggregation](seriesOf(family)).by(...by);
  }
  const grown = aggregate[aggregation](growthOf(family, summary)).by(...by);
  // Prometheus extrapolates to the range's ends, and makes 2.07 of two restarts.
  return summary.increase && isWhole(family) ? round(grown) : grown;
}

/** Time that was spent in ms: by second, like Flink's own `busyTimeMsPerSecond`. */
function growthOf(family: MetricFamily, summary: Summary): InstantVector {
  const series = seriesOf(family);
  const regex = regexOf(family);
  const [growth, growthByName] = summary.increase ? [increase, increaseByName] : [rate, rateByName];
  const grown = regex === null ? growth(series) : growthByName(series, 'series', `(${regex})`);
  switch (family.unit) {
    case 's':
      return mul(grown, 1000);
    case 'us':
      return div(grown, 1000);
    case 'ns':
      return div(grown, 1e6);
    default:
      return grown;
  }
}

const times: readonly Unit[] = ['s', 'ms', 'us', 'ns'];
const isWhole = ({ unit }: MetricFamily): boolean => unit !== 'bytes' && !times.includes(unit);

/** Of the values that a family's query gives: of a counter, what it counts or a second's worth of it. */
export function queryUnit(
  { measure, unit }: Pick<MetricFamily, 'measure' | 'unit'>,
  { increase }: Pick<Summary, 'increase'> = {},
): Unit {
  if (measure !== 'counter') return unit;
  if (times.includes(unit)) return increase ? 'ms' : 'ms/s';
  switch (unit) {
    case 'bytes':
    case 'records':
    case 'events':
      return increase ? unit : `${unit}/s`;
    default:
      return increase ? 'count' : 'count/s';
  }
}

/** Every series of a family; with a varying part in its name, of all its metrics. */
export function seriesOf(family: MetricFamily): Selector {
  const regex = regexOf(family);
  return regex === null ? metric(family.name) : selector({ __name__: re(regex) });
}

/** RE2 and JavaScript write named groups differently: these have none. PromQL anchors by itself. */
function regexOf({ pattern }: MetricFamily): string | null {
  return pattern === undefined ? null : pattern.source.replace(/^\^|\$$|\?<\w+>/g, '');
}
