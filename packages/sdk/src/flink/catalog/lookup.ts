import { catalog } from './catalog.ts';
import type { MetricFamily } from './family.ts';

/** What a metric's name is to the catalog. */
export type Lookup =
  | {
      readonly type: 'family';
      readonly family: MetricFamily;
      /** What the varying parts of the name are here: `{ collector: 'G1_Young_Generation' }`. */
      readonly parts: Readonly<Record<string, string>>;
    }
  /** One that a job registers itself, or one of another program. */
  | { readonly type: 'custom'; readonly flink: boolean };

let exact: ReadonlyMap<string, MetricFamily> | undefined;
let patterns: readonly MetricFamily[] = [];

/**
 * Finds any metric by its name, also those with a collector's, a state's or a topic's name inside. The suffix `_count`
 * of a histogram is the histogram's.
 */
export function lookup(name: string): Lookup {
  exact ??= new Map(catalog.map((family) => [family.name, family]));
  const family = exact.get(name);
  if (family !== undefined && family.pattern === undefined) {
    return { type: 'family', family, parts: {} };
  }
  return byPattern(name) ?? countOf(name) ?? { type: 'custom', flink: name.startsWith('flink_') };
}

function byPattern(name: string): Lookup | undefined {
  if (patterns.length === 0) {
    // The longest fixed text first: `<kafka_metric>` would take what `KafkaConsumer_` has.
    patterns = catalog
      .filter(({ pattern }) => pattern !== undefined)
      .toSorted((a, b) => fixedLength(b) - fixedLength(a));
  }
  for (const family of patterns) {
    const match = family.pattern?.exec(name);
    if (match) return { type: 'family', family, parts: { ...match.groups } };
  }
  return undefined;
}

const fixedLength = ({ name }: MetricFamily) => name.replace(/<\w+>/g, '').length;

function countOf(name: string): Lookup | undefined {
  if (!name.endsWith('_count')) return undefined;
  const found = lookup(name.slice(0, -'_count'.length));
  return found.type === 'family' && found.family.kind === 'histogram' ? found : undefined;
}
