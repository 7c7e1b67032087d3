import type { FamilyText } from '@flink-metrics/sdk/internal/flink-catalog';
import type { Language } from '../../i18n/language.ts';
import { loadCatalog } from '../../later/load.ts';
import type { MetricMeaning } from './metric-rows.ts';

type Catalog = typeof import('@flink-metrics/sdk/internal/flink-catalog');

export interface Meanings {
  /** Of a metric in a language; its name alone as long as nothing more is known. */
  of(metric: string, language: Language): MetricMeaning;
  /** Gets what is not known yet. Never rejects: without the catalog a name still says something. */
  load(metrics: Iterable<string>): Promise<void>;
  /** The catalog could not be fetched, when it was asked for last. */
  readonly failed: boolean;
}

/** What the catalog says, which is loaded with the first question. */
export function createMeanings(load: () => Promise<Catalog> = loadCatalog): Meanings {
  const texts = new Map<string, FamilyText | null>();
  let catalog: Catalog | null = null;
  let failed = false;

  return {
    get failed() {
      return failed;
    },

    of(metric, { texts: locale }) {
      const found = catalog?.lookup(metric);
      const text = texts.get(metric);
      return {
        title: text?.title[locale] ?? metric,
        description: text?.description[locale] ?? '',
        unit: found?.type === 'family' ? found.family.unit : 'none',
        words:
          text == null
            ? []
            : [...Object.values(text.title), ...Object.values(text.description)].map(String),
      };
    },

    async load(metrics) {
      try {
        catalog ??= await load();
        failed = false;
        const { describeMetric } = catalog;
        const unknown = [...new Set(metrics)].filter((metric) => !texts.has(metric));
        await Promise.all(
          unknown.map(async (metric) => {
            texts.set(metric, await describeMetric(metric));
          }),
        );
      } catch {
        // Offline, or a host that has deployed anew: tried again with the next question.
        failed = true;
      }
    },
  };
}
