import { type Aggregation, children, type Expr, type Grouping } from '../../promql/index.ts';
import { scopeLabels } from './choices.ts';

/** Whether a query answers one series for one job, as a tile needs it. A job has one JobManager that leads. */
export function isOneSeries(expr: Expr): boolean {
  switch (expr.type) {
    case 'selector':
      return expr.name?.startsWith('flink_jobmanager_') === true;
    case 'aggregation':
      return makesOne(expr);
    default:
      return children(expr).every(isOneSeries);
  }
}

/** Those with a parameter pick several series, or make them; but not a quantile. */
const makesOne = ({ op, param, grouping }: Aggregation): boolean =>
  (param === undefined || op === 'quantile') && (grouping === undefined || isOneGroup(grouping));

/** For a single job these labels have one value each. */
const isOneGroup = ({ kind, labels }: Grouping): boolean =>
  kind === 'by' && labels.every((label) => scopeLabels.has(label));
