import {
  type InstantVector,
  max,
  metric,
  min,
  rate,
  re,
  type Selector,
  selector,
  sum,
} from '../../promql/index.ts';
import { rateByName } from '../rate-by-name.ts';
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
 * earliest watermark, the worst of the rest.
 */
export function defaultQuery(family: MetricFamily): InstantVector {
  const by = [
    ...subjects[family.scope],
    ...detail.filter((label) => family.labels.includes(label)),
    ...(family.measure === 'distribution' ? ['quantile'] : []),
  ];
  const series = seriesOf(family);
  switch (family.measure) {
    case 'counter':
      return sum(rateOf(family)).by(...by);
    case 'quantity':
      return sum(series).by(...by);
    case 'point':
      return (family.sentinel === 'watermark' ? min(series) : max(series)).by(...by);
    case 'level':
      return (/(^|_)min|lead|Available/.test(family.name) ? min(series) : max(series)).by(...by);
    case 'distribution':
      return max(series).by(...by);
  }
}

function rateOf(family: MetricFamily): InstantVector {
  const series = seriesOf(family);
  const regex = regexOf(family);
  return regex === null ? rate(series, '5m') : rateByName(series, 'series', `(${regex})`);
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
