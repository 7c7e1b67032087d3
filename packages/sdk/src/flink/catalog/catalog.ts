import { type MetricFamily, toFamily } from './family.ts';
import { familyRows } from './generated/family-rows.ts';
import type { FamilyText } from './texts/family-text.ts';

/** Every family the catalog knows: Flink's, its connectors', its Kubernetes operator's, and those of containers. */
export const catalog: readonly MetricFamily[] = /* @__PURE__ */ familyRows.map(toFamily);

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
 * Finds any metric by its name, also those with a collector's, a state's or a topic's name inside. A histogram's
 * `_count` is the histogram's, and so is the `_sum`, always 0, that a Pushgateway adds to it.
 * @example
 * const found = lookup('flink_jobmanager_Status_JVM_GarbageCollector_G1_Young_Generation_Time');
 * if (found.type === 'family') console.log(found.family.unit, found.parts);
 * // ms { collector: 'G1_Young_Generation' }
 */
export function lookup(name: string): Lookup {
  exact ??= new Map(catalog.map((family) => [family.name, family]));
  const family = exact.get(name);
  if (family !== undefined && family.pattern === undefined) {
    return { type: 'family', family, parts: {} };
  }
  return (
    byPattern(name) ?? ofHistogram(name) ?? { type: 'custom', flink: name.startsWith('flink_') }
  );
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

function ofHistogram(name: string): Lookup | undefined {
  const base = name.replace(/_(count|sum)$/, '');
  if (base === name) return undefined;
  const found = lookup(base);
  return found.type === 'family' && found.family.kind === 'histogram' ? found : undefined;
}

/**
 * Title and description of a metric; null for one that is not the catalog's. The texts come in a chunk of their own,
 * loaded with the first call.
 */
export async function describeMetric(name: string): Promise<FamilyText | null> {
  const found = lookup(name);
  if (found.type === 'custom') return null;
  const { textOf } = await import('./text-of.ts');
  return textOf(found.family);
}
