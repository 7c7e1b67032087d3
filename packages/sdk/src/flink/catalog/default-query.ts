import {
  avg,
  div,
  type InstantVector,
  max,
  metric,
  min,
  mul,
  rate,
  re,
  type Selector,
  selector,
  sum,
} from '../../promql/index.ts';
import { rateByName } from '../rate-by-name.ts';
import type { Unit } from '../unit.ts';
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
  const process = ['tm_id', 'host', 'pod'].find(has);
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

/** Where the varying part of the name is kept: `rate()` drops the name itself. */
const nameLabel = ({ measure }: MetricFamily) => (measure === 'counter' ? 'series' : '__name__');

const aggregate = { sum, avg, min, max } as const;

/**
 * The query of a family, put together as asked.
 * @throws {RangeError} for a summary that would tell a lie, as the sum of a ratio.
 */
export function summaryQuery(family: MetricFamily, { aggregation, by }: Summary): InstantVector {
  if (!honestAggregations[family.measure].includes(aggregation)) {
    throw new RangeError(
      `${aggregation} of ${family.name} means nothing: it is a ${family.measure}`,
    );
  }
  const series: InstantVector = family.measure === 'counter' ? rateOf(family) : seriesOf(family);
  return aggregate[aggregation](series).by(...by);
}

/** Time that was spent, as ms of each second, like Flink's own `busyTimeMsPerSecond`. */
function rateOf(family: MetricFamily): InstantVector {
  const series = seriesOf(family);
  const regex = regexOf(family);
  const perSecond =
    regex === null ? rate(series, '5m') : rateByName(series, 'series', `(${regex})`);
  switch (family.unit) {
    case 's':
      return mul(perSecond, 1000);
    case 'us':
      return div(perSecond, 1000);
    case 'ns':
      return div(perSecond, 1e6);
    default:
      return perSecond;
  }
}

/** Of the values that a family's query gives: a second's worth of what a counter counts. */
export function queryUnit({ measure, unit }: Pick<MetricFamily, 'measure' | 'unit'>): Unit {
  if (measure !== 'counter') return unit;
  switch (unit) {
    case 'bytes':
    case 'records':
    case 'events':
      return `${unit}/s`;
    case 's':
    case 'ms':
    case 'us':
    case 'ns':
      return 'ms/s';
    default:
      return 'count/s';
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
