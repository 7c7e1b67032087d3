import type { FamilyText } from '@flink-metrics/sdk/flink/catalog';
import type { Language } from '../../i18n/language.ts';
import type { MetricMeaning } from './metric-rows.ts';

type Catalog = typeof import('@flink-metrics/sdk/flink/catalog');

export interface Meanings {
  /** Of a metric in a language; its name alone as long as nothing more is known. */
  of(metric: string, language: Language): MetricMeaning;
  /** Gets what is not known yet. Never rejects: without the catalog a name still says something. */
  load(metrics: Iterable<string>): Promise<void>;
}

/** What the catalog says, which is loaded with the first question. */
export function createMeanings(
  load: () => Promise<Catalog> = () => import('@flink-metrics/sdk/flink/catalog'),
): Meanings {
  const texts = new Map<string, FamilyText | null>();
  let catalog: Catalog | null = null;

  return {
    of(metric, { texts: locale }) {
      const found = catalog?.lookup(metric);
      const text = texts.get(metric);
      return {
        title: text?.title[locale] ?? metric,
        description: text?.description[locale] ?? '',
        unit: found?.type === 'family' ? found.family.unit : 'none',
      };
    },

    async load(metrics) {
      try {
        catalog ??= await load();
        const { describeMetric } = catalog;
        const unknown = [...new Set(metrics)].filter((metric) => !texts.has(metric));
        await Promise.all(
          unknown.map(async (metric) => {
            texts.set(metric, await describeMetric(metric));
          }),
        );
      } catch {
        // Offline, or a host that has deployed anew: tried again with the next question.
      }
    },
  };
}
