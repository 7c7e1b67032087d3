import type { ChartDefinition } from '@flink-metrics/sdk/internal/flink-core';
import type { Labels } from '@flink-metrics/sdk/prometheus';
import { type LabelReading, seriesLabel } from '../../series/series-label.ts';

type LabelOf = (labels: Labels) => string;

/** Names the series of charts, with the same function for the same chart: a new one would draw the chart anew. */
export class SeriesLabels {
  #known = new WeakMap<ChartDefinition, LabelOf>();
  #reading: LabelReading | null = null;

  of(definition: ChartDefinition, reading: LabelReading): LabelOf {
    const { language, names } = reading;
    if (this.#reading?.language !== language || this.#reading.names !== names) {
      this.#known = new WeakMap();
      this.#reading = reading;
    }
    const known = this.#known.get(definition);
    if (known !== undefined) return known;
    const label = (labels: Labels) => seriesLabel(labels, definition, reading);
    this.#known.set(definition, label);
    return label;
  }
}
