import type { JobScope } from '@flink-metrics/sdk/flink/job';
import type { QueryClient } from '@flink-metrics/sdk/prometheus';
import { print, re, selector } from '@flink-metrics/sdk/promql';
import type { Catalog, Metric } from './chart-draft.ts';

/** Names of the metrics that have series in the job's namespace now. */
export async function reportedNames(
  client: QueryClient,
  scope: JobScope,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const { scheme, namespace } = scope;
  const match = [
    selector({ __name__: re('flink_.+'), [scheme.namespace]: namespace }),
    // Of the cluster's own exporters, which know no other label.
    selector({ __name__: re('(container|kube|kubelet)_.+'), namespace }),
  ].map((series) => print(series));
  const { data } = await client.labelValues('__name__', { match, signal });
  return new Set(data);
}

/**
 * Metrics that a search finds: what the job reports before what it does not, its own ones among them.
 * @param reported null where it is not known
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
        // The most careful of measures, until its author says what it is.
        family: catalog.customFamily(name, 'level'),
        text: null,
        isOwn: true,
        isReported: true,
      }),
    );
  const seen = known.filter(({ isReported }) => isReported !== false);
  return [...seen, ...ofTheJob, ...known.filter(({ isReported }) => isReported === false)];
}

/** Reported names as families of the catalog, and those that are none. */
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
