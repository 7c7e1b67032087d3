import type { Expr } from '../../../promql/index.ts';
import type { Deployment } from '../../deployment/deployment.ts';
import type { JobScope } from '../../scope/job-scope.ts';
import { isAnswerable } from '../../scope/present.ts';
import type { AskerOptions } from './asker.ts';
import { measureOfJob } from './scoped-measure.ts';

/** How a job is asked for what rules measure. */
export interface AskOptions {
  /** How metrics stand in this Prometheus, where it is known better than the scope has it. @defaultValue the scope's */
  readonly description?: Deployment | undefined;
  /** Between two samples of a series, ms; see `detectInterval`. @defaultValue 15,000 */
  readonly interval?: number | undefined;
  /** Characters of a query that the server, or what is before it, takes. @defaultValue 16,000 */
  readonly queryLength?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What an asker needs to know of one job. */
export function ofJob(
  scope: JobScope,
  { description = scope.deployment, interval = 15_000, queryLength = 16_000, signal }: AskOptions,
): Omit<AskerOptions, 'client'> & { readonly description: Deployment } {
  const described: JobScope = { ...scope, deployment: description };
  return {
    description,
    queryLength,
    signal,
    canAsk: (measure: Expr) => isAnswerable(measure, description),
    scoped: (measure: Expr) => measureOfJob(measure, described, interval),
  };
}
