import type { Labels, QueryClient } from '../prometheus/index.ts';
import { metric, print } from '../promql/index.ts';
import { groupBy } from './group-by.ts';
import { kubernetes, type LabelScheme, pushgateway, standalone } from './label-scheme.ts';

/** What relabelling makes of a namespace and a pod, the most usual first. */
const namespaceLabels = ['namespace', 'exported_namespace', 'kubernetes_namespace'];
const podLabels = ['pod', 'kubernetes_pod_name', 'pod_name'];
/** Without `honor_labels`, where `job` is the gateway's own on every series, and with it. */
const pushedJobLabels = ['exported_job', 'job'];

export interface DetectOptions {
  readonly signal?: AbortSignal;
  /** The end of what is looked at, Unix time in ms. @defaultValue now */
  readonly time?: number;
  /** Its start, Unix time in ms. @defaultValue an hour before the end */
  readonly start?: number;
}

/**
 * Reads from real series how a namespace's metrics are labelled. One request.
 * @returns null where no Flink job reported from the namespace in that time.
 */
export async function detectLabelScheme(
  client: QueryClient,
  namespace: string,
  { signal, time = Date.now(), start = time - 3_600_000 }: DetectOptions = {},
): Promise<LabelScheme | null> {
  const { data } = await client.series({
    match: namespaceLabels.flatMap((label) => [
      print(metric('flink_jobmanager_job_numRestarts', { [label]: namespace })),
      print(metric('push_time_seconds', { [label]: namespace })),
    ]),
    start,
    end: time,
    signal,
  });
  const flink = data.filter(({ __name__ }) => __name__ !== 'push_time_seconds');
  const pushes = data.filter(({ __name__ }) => __name__ === 'push_time_seconds');
  // Where several differ, as during a move to another reporter, the one most series have.
  return mostFrequent(flink.map((labels) => schemeOf(labels, namespace, pushes)));
}

function schemeOf(labels: Labels, value: string, pushes: readonly Labels[]): LabelScheme {
  const namespace = namespaceLabels.find((label) => (labels[label] ?? '') === value) ?? 'namespace';
  const pushedJob = pushedJobLabels.find((label) =>
    pushes.some((push) => label in labels && push[label] === labels[label]),
  );
  if (pushedJob !== undefined) {
    const id = pushedJob === 'job' ? pushgateway.id : `${pushgateway.id}-exported`;
    return { ...pushgateway, id, namespace, process: [pushedJob] };
  }
  const pod = podLabels.find((label) => label in labels);
  return pod === undefined
    ? { ...standalone, namespace }
    : { ...kubernetes, namespace, pod, process: [pod] };
}

function mostFrequent(schemes: readonly LabelScheme[]): LabelScheme | null {
  const alike = groupBy(schemes, (scheme) => JSON.stringify(scheme));
  const [largest] = [...alike.values()].toSorted((a, b) => b.length - a.length);
  return largest?.[0] ?? null;
}
