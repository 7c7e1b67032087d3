import type { ChartDefinition } from '@flink-metrics/sdk/flink/job';
import type { Labels } from '@flink-metrics/sdk/prometheus';
import type { Language } from '../../i18n/language.ts';
import { seriesLabel } from '../../state/series-label.ts';

type LabelOf = (labels: Labels) => string;

/** Names the series of charts, with the same function for the same chart: a new one would draw the chart anew. */
export class SeriesLabels {
  #known = new WeakMap<ChartDefinition, LabelOf>();
  #language: Language | null = null;

  of(definition: ChartDefinition, language: Language): LabelOf {
    if (this.#language !== language) {
      this.#known = new WeakMap();
      this.#language = language;
    }
    const known = this.#known.get(definition);
    if (known !== undefined) return known;
    const label = (labels: Labels) => seriesLabel(labels, definition, language);
    this.#known.set(definition, label);
    return label;
  }
}
