import { type Expr, mapChildren } from '../../../promql/index.ts';
import { type JobScope, labelsAbove, type NamespaceScope } from '../../scope/job-scope.ts';
import { scopeToJob, scopeToNamespace } from '../../scope/scope-query.ts';
import { byJob } from './by-job.ts';

/** Samples that a window should have: with fewer a rate is guessed, or there is none. */
export const SAMPLES = 4;

/**
 * A rule's measure for one job. Windows are written for samples every 15 s; rarer ones get longer windows.
 * @param interval between two samples, ms
 */
export const measureOfJob = (measure: Expr, scope: JobScope, interval: number): Expr =>
  scopeToJob(withLongEnoughWindows(measure, SAMPLES * interval), scope, { interval });

/** A rule's measure for each job of a namespace, told apart by {@link jobLabels}. */
export function measureOfJobs(measure: Expr, scope: NamespaceScope, interval: number): Expr {
  const each = byJob(withLongEnoughWindows(measure, SAMPLES * interval), jobLabels(scope));
  return scopeToNamespace(each, scope, { interval });
}

/** Labels that tell the jobs of a namespace apart: in two clusters a job may have one name. */
export const jobLabels = ({ deployment }: NamespaceScope): readonly string[] => [
  deployment.jobName,
  ...labelsAbove(deployment),
];

export function withLongEnoughWindows(expr: Expr, least: number): Expr {
  const inner = mapChildren(expr, (child) => withLongEnoughWindows(child, least));
  return inner.type === 'matrix' && typeof inner.range === 'number'
    ? { ...inner, range: Math.max(inner.range, least) }
    : inner;
}
