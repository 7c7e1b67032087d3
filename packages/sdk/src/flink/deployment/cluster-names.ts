import type { Labels } from '../../prometheus/index.ts';
import { escapeRegex, type InstantVector, labelReplace, type Matcher } from '../../promql/index.ts';
import type { Deployment, LabelAbove } from './deployment.ts';
import { podHashes } from './pod-names.ts';

const cluster = '(.+?)';

/**
 * How labels of processes are made of the name of their Flink cluster: pods by Kubernetes, of a Deployment, a StatefulSet
 * or Flink itself; `job` by the Pushgateway's reporter, which ends it with 32 random digits (`new AbstractID()`).
 */
export const podsOfCluster = `${cluster}(?:-(?:job|task)manager-.+|${podHashes}|-[0-9]+)`;
export const groupsOfCluster = `${cluster}[0-9a-f]{32}`;

/** The value of a label of clusters that a series has, or what its own value begins with; empty where it has none. */
export function clusterIn(labels: Labels, { label, within }: Pick<LabelAbove, 'label' | 'within'>) {
  const value = labels[label] ?? '';
  if (within === undefined) return value;
  return new RegExp(`^(?:${within})$`, 's').exec(value)?.[1] ?? '';
}

/** Series whose labels of clusters hold nothing but a cluster's name. */
export function named(vector: InstantVector, { above }: Pick<Deployment, 'above'>): InstantVector {
  return above.reduce(
    (all, { label, within }) =>
      within === undefined ? all : labelReplace(all, label, '$1', label, within),
    vector,
  );
}

/**
 * What the series of a cluster fulfil that those of the others do not.
 * @param beside labels of the clusters where a job of the same name and id runs: one without a label of theirs is told
 *   from them by that
 */
export function clusterMatchers(
  labels: Labels,
  { above }: Pick<Deployment, 'above'>,
  beside: readonly Labels[],
): readonly Matcher[] {
  return above.flatMap(({ label: name, within }): Matcher[] => {
    const value = labels[name] ?? '';
    if (value === '') {
      const isElsewhere = within === undefined && beside.some((other) => other[name]);
      return isElsewhere ? [{ name, op: '=', value }] : [];
    }
    return within === undefined
      ? [{ name, op: '=', value }]
      : [{ name, op: '=~', value: within.replace(cluster, () => escapeRegex(value)) }];
  });
}
