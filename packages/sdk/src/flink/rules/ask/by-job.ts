import { type Expr, mapChildren, visit } from '../../../promql/index.ts';
import { metricScope, selectedName } from '../../catalog/metric-scope.ts';

/** Whether all that a measure selects carries the job's name: what processes say of themselves does not. */
export function isOfJobs(measure: Expr): boolean {
  let isOfJob = true;
  visit(measure, (expr) => {
    if (expr.type === 'selector') isOfJob &&= metricScope(selectedName(expr)) === 'job';
  });
  return isOfJob;
}

/** A measure of one job, as one of each job: every group and every match is within one. @param labels that tell jobs */
export function byJob(measure: Expr, labels: readonly string[]): Expr {
  const inner = mapChildren(measure, (child) => byJob(child, labels));
  if (inner.type === 'aggregation') {
    const own = inner.grouping?.kind === 'by' ? inner.grouping.labels : [];
    return { ...inner, grouping: { kind: 'by', labels: [...new Set([...own, ...labels])] } };
  }
  if (inner.type === 'binary' && inner.matching?.kind === 'on') {
    const { matching } = inner;
    const matched = [...new Set([...matching.labels, ...labels])];
    return { ...inner, matching: { ...matching, labels: matched } };
  }
  return inner;
}
