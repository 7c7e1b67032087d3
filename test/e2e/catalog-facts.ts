import { readFile } from 'node:fs/promises';
import type { MetricFamily } from './metric-families.ts';
import type { Run } from './runs.ts';

interface Fact {
  readonly prometheusName: string;
  /** A regular expression, where a part of the name varies. */
  readonly pattern?: string;
  readonly labels: readonly string[];
  readonly optionalLabels?: readonly string[];
  readonly since: string;
  readonly removedIn: string | null;
}

export interface CatalogFacts {
  /** What a family that was really seen has and the facts lack, or the other way round. */
  contradictions(family: MetricFamily): readonly string[];
}

/** Labels that come with the scrape or the push, not from Flink; `quantile` is the summary's own. */
const addedLabels = new Set(['job', 'instance', 'namespace', 'pod', 'container', 'quantile']);

/** The facts that the SDK's catalog is held against, held against a real Flink. */
export async function factsAbout({ release, reporter }: Run): Promise<CatalogFacts> {
  const file = new URL('../fixtures/flink/metrics.json', import.meta.url);
  const facts = JSON.parse(await readFile(file, 'utf8')) as readonly Fact[];
  const find = (name: string): Fact | undefined =>
    facts.find((fact) => fact.prometheusName === name) ??
    facts.find(({ pattern }) => pattern !== undefined && new RegExp(pattern).test(name));

  return {
    contradictions({ name, labels }) {
      // Flink's summaries have no _sum, but a Pushgateway adds one to each: always 0.
      const suffix = reporter === 'pushgateway' ? /_(count|sum)$/ : /_count$/;
      const fact = find(name) ?? find(name.replace(suffix, ''));
      if (fact === undefined) return [`${name} is not in the catalog`];
      const known = [...fact.labels, ...(fact.optionalLabels ?? [])];
      return [
        ...labels
          .filter((label) => !known.includes(label) && !addedLabels.has(label))
          .map((label) => `${name} has the label ${label}`),
        ...fact.labels
          .filter((label) => !labels.includes(label))
          .map((label) => `${name} lacks the label ${label}`),
        ...(isBefore(release, fact.since) ? [`${name} is there before ${fact.since}`] : []),
        ...(fact.removedIn !== null && !isBefore(release, fact.removedIn)
          ? [`${name} is still there, not removed in ${fact.removedIn}`]
          : []),
      ];
    },
  };
}

/** By Flink's own versions, `1.20` or `2.0.1`; those of connectors have a prefix, and are not compared. */
function isBefore(release: string, version: string): boolean {
  if (!/^\d/.test(version)) return false;
  return release.localeCompare(version, 'en', { numeric: true }) < 0;
}
