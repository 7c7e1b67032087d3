import type { JobScope } from '@flink-metrics/sdk/internal/flink-core';
import type { QueryClient } from '@flink-metrics/sdk/prometheus';
import { print, re, selector } from '@flink-metrics/sdk/promql';
import type { Catalog, Metric } from './chart-draft.ts';

/** Names of the metrics that have series in the job's namespace now. */
export async function reportedNames(
  client: QueryClient,
  scope: JobScope,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const { deployment, namespace } = scope;
  const match = [
    selector({ __name__: re('flink_.+'), [deployment.namespace]: namespace }),
    // Of the cluster's exporters, which have no other label.
    selector({ __name__: re('(container|kube|kubelet)_.+'), namespace }),
  ].map((series) => print(series));
  const { data } = await client.labelValues('__name__', { match, signal });
  return new Set(data);
}

/**
 * Metrics that match a search: those that the job reports first, its own metrics included.
 * @param reported null where unknown
 */
export async function findMetrics(
  catalog: Catalog,
  search: string,
  reported: ReadonlySet<string> | null,
): Promise<readonly Metric[]> {
  const found = await catalog.searchMetrics(search);
  const { families, own } = sorted(catalog, reported ?? new Set());
  const known = found.map(
    ({ family, text }): Metric => ({
      family,
      text,
      isOwn: false,
      isReported: reported && families.has(family.name),
    }),
  );
  const words = search.toLowerCase().split(/\s+/);
  const ofTheJob = own
    .filter((name) => words.every((word) => name.toLowerCase().includes(word)))
    .map(
      (name): Metric => ({
        // The most restrictive measure, until its author chooses one.
        family: catalog.customFamily(name, 'level'),
        text: null,
        isOwn: true,
        isReported: true,
      }),
    );
  const seen = known.filter(({ isReported }) => isReported !== false);
  return [...seen, ...ofTheJob, ...known.filter(({ isReported }) => isReported === false)];
}

/** Reported names: families of the catalog, and the job's own metrics. */
function sorted({ lookup }: Catalog, names: ReadonlySet<string>) {
  const families = new Set<string>();
  const own: string[] = [];
  for (const name of names) {
    const found = lookup(name);
    if (found.type === 'family') families.add(found.family.name);
    else if (found.flink) own.push(name);
  }
  return { families, own };
}
