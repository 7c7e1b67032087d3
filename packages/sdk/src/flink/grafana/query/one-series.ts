import { type Aggregation, children, type Expr, type Grouping } from '../../../promql/index.ts';
import { type DeploymentLabels, deploymentLabels } from './deployment-labels.ts';

/** Whether a query answers one series for one job, as a tile needs it. A job has one JobManager that leads. */
export function answersOneSeries(
  expr: Expr,
  labels: DeploymentLabels = deploymentLabels(),
): boolean {
  switch (expr.type) {
    case 'selector':
      return expr.name?.startsWith('flink_jobmanager_') === true;
    case 'aggregation':
      return makesOne(expr, labels);
    default:
      return children(expr).every((child) => answersOneSeries(child, labels));
  }
}

/** Those with a parameter pick several series, or make them; but not a quantile. */
const makesOne = ({ op, param, grouping }: Aggregation, labels: DeploymentLabels): boolean =>
  (param === undefined || op === 'quantile') &&
  (grouping === undefined || isOneGroup(grouping, labels));

/** For a single job these labels have one value each. */
const isOneGroup = ({ kind, labels }: Grouping, { ofScope }: DeploymentLabels): boolean =>
  kind === 'by' && labels.every((label) => ofScope.has(label));
