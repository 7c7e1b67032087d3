import { lookup } from '../../catalog/catalog.ts';
import { nearestName } from './nearest-name.ts';
import type { Problem } from './problem.ts';

/** Where a job may register metrics of its own: what is not known there may be the user's. */
const OWN = /^flink_taskmanager_job_task_(operator_)?/;
/** A name with nearly the same words is meant for the other one, wherever it is. */
const SURE = 0.75;

/** What is wrong with a name alone. */
export function problemOfName(metric: string): Problem | null {
  const found = lookup(metric);
  if (found.type === 'custom') return found.flink ? unknown(metric) : null;
  const { removedIn, replacedBy = null, requires, since } = found.family;
  // Only versions of Flink's own are known to be old: a connector may stay.
  if (removedIn !== undefined && /^\d/.test(since)) {
    return { kind: 'removed', metric, removedIn, replacedBy };
  }
  if (found.parts.collector !== undefined && found.parts.collector !== 'All') {
    return { kind: 'one-collector', metric };
  }
  if (requires !== undefined && !requires.endsWith('(the default)')) {
    return { kind: 'off-by-default', metric, option: requires };
  }
  return null;
}

function unknown(metric: string): Problem | null {
  const nearest = nearestName(metric);
  if (OWN.test(metric) && (nearest === null || nearest.score < SURE)) return null;
  return { kind: 'unknown-name', metric, nearest: nearest?.name ?? null };
}
