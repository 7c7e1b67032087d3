import {
  jobNameMatcher,
  kubernetes,
  podLabels,
  seriesOfJob,
  seriesOfPod,
} from '@flink-metrics/sdk/flink';
import {
  and,
  type Expr,
  type InstantVector,
  type Matcher,
  print,
  re,
} from '@flink-metrics/sdk/promql';
import type { Place } from './deployments/places.ts';
import { inTenantsWords } from './deployments/tenants-words.ts';

/** Which series of Flink and its containers: every part that is given narrows it. */
export interface FlinkSelection {
  /** A pod, or a TaskManager that Flink calls after its pod. */
  readonly podName: string | undefined;
  /** The job as its user knows it, or as Flink's reporter wrote it. */
  readonly jobName: string | undefined;
  readonly metrics: readonly string[];
}

/** Selectors of the series that show in which namespaces the job or the pod is. */
export function whereaboutsOf({ podName, jobName }: FlinkSelection): readonly string[] {
  const named = (pattern: string, matcher: Matcher) =>
    print({ type: 'selector', matchers: [{ name: '__name__', ...re(pattern) }, matcher] });
  return jobName === undefined
    ? [...podLabels, kubernetes.taskManager].map((label) =>
        named('(flink|container|kube_pod)_.+', jobNameMatcher(podName ?? '', label)),
      )
    : [named('flink_(jobmanager|taskmanager)_job_.+', jobNameMatcher(jobName))];
}

/** The selected series as they are, with their names, of the tenant's own or of one namespace. */
export function seriesNamed(
  metrics: readonly string[],
  tenantLabel: string,
  namespace: string | undefined,
): Expr {
  const name: Matcher = { name: '__name__', ...re(metrics.join('|')) };
  return {
    type: 'selector',
    matchers: [
      name,
      ...(namespace === undefined
        ? []
        : [{ name: tenantLabel, op: '=', value: namespace } as const]),
    ],
  };
}

/**
 * The selected series as they are, with their names, found as the metrics of each place stand. Places are joined by `or`,
 * which looks at no names: that loses nothing, as their series differ in the tenant label.
 */
export function selectionQuery(selection: FlinkSelection, places: readonly Place[]): Expr {
  return places
    .map((place) => inTenantsWords(seriesIn(place, selection), place))
    .reduce((left, right) => ({ type: 'binary', op: 'or', left, right }));
}

function seriesIn({ label, value, described }: Place, selection: FlinkSelection): Expr {
  const { podName, jobName, metrics } = selection;
  // Where Flink has not reported there may be containers.
  const { deployment, interval } = described ?? {
    deployment: { ...kubernetes, namespace: label },
    interval: 0,
  };
  const scope = { deployment, namespace: value };
  const parts: readonly InstantVector[] = [
    ...(jobName === undefined ? [] : [seriesOfJob(metrics, { ...scope, jobName }, { interval })]),
    ...(podName === undefined ? [] : [seriesOfPod(metrics, podName, scope, { interval })]),
  ];
  return parts.reduce((one, other) => and(one, other));
}
