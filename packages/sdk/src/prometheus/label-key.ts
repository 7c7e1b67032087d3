import type { Labels } from './matrix.ts';

/** One text for one label set, in whatever order a server names the labels. */
export function labelKey(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}
