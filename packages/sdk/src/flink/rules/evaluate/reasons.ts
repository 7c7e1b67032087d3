import { type Expr, visit } from '../../../promql/index.ts';
import { lookup } from '../../catalog/catalog.ts';
import { selectedName } from '../../catalog/metric-scope.ts';
import type { Deployment } from '../../deployment/deployment.ts';
import { isAnswerable, isDescribed } from '../../scope/present.ts';
import type { Reason } from '../model/finding.ts';
import { isNewer, oldestPossible } from './flink-version.ts';

/** Why a measure has no answer: what is missing, and what to do about it. */
export function reasonsFor(measure: Expr, deployment: Deployment): readonly Reason[] {
  const { metrics } = deployment;
  if (metrics === null || isAnswerable(measure, deployment)) return [{ kind: 'no-sample' }];
  const version = oldestPossible(metrics);
  return missingNames(measure, deployment).map((metric) => reasonFor(metric, version));
}

function reasonFor(metric: string, version: string | null): Reason {
  const found = lookup(metric);
  if (found.type === 'custom') return { kind: 'missing', metric };
  const { requires, since } = found.family;
  if (requires !== undefined && !requires.endsWith(ON_BY_DEFAULT))
    return { kind: 'off', metric, option: requires };
  if (/^\d/.test(since) && version !== null && isNewer(since, version)) {
    return { kind: 'too-old', metric, since };
  }
  return { kind: 'missing', metric };
}

/** What the catalog says of options that are on unless somebody turns them off. */
const ON_BY_DEFAULT = '(the default)';

/** Of several that would do, the newest: what comes first in `newer or older`. */
function missingNames(measure: Expr, deployment: Deployment): readonly string[] {
  const names = new Set<string>();
  visit(measure, (expr) => {
    if (expr.type !== 'selector' || !isDescribed(selectedName(expr))) return;
    if (!isAnswerable(expr, deployment)) names.add(familyName(selectedName(expr)));
  });
  return [...names].slice(0, 2);
}

/** A pattern stands for its family: `…_.+_rocksdb_is_write_stopped`. */
const familyName = (selected: string): string => selected.replaceAll('.+', 'x');
