import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A metric family of Flink as a real Prometheus holds it. */
export interface MetricFamily {
  readonly name: string;
  /** Every label that at least one of its series has, sorted. */
  readonly labels: readonly string[];
}

/** The families of Flink in one namespace, by name. */
export async function metricFamilies(
  prometheusUrl: string,
  namespace: string,
): Promise<readonly MetricFamily[]> {
  const match = `{__name__=~"flink_.+",namespace="${namespace}"}`;
  const response = await fetch(
    `${prometheusUrl}/api/v1/series?${new URLSearchParams({ 'match[]': match })}`,
  );
  const { data } = (await response.json()) as { data: Readonly<Record<string, string>>[] };
  const labelsOf = new Map<string, Set<string>>();
  for (const { __name__: name = '', ...labels } of data) {
    labelsOf.set(name, new Set([...(labelsOf.get(name) ?? []), ...Object.keys(labels)]));
  }
  return [...labelsOf]
    .map(([name, set]) => ({ name, labels: [...set].toSorted() }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

export async function saveFamilies(file: string, families: readonly MetricFamily[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(families, null, 2)}\n`);
}
