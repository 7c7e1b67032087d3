import type { ChartDefinition } from '@flink-metrics/sdk/internal/flink-core';
import type { Labels } from '@flink-metrics/sdk/prometheus';
import { html } from 'lit';
import type { Language } from '../../../i18n/language.ts';
import type { Preview } from '../preview.ts';

interface PreviewOptions {
  readonly chart: ChartDefinition;
  readonly preview: Preview;
  readonly language: Language;
  /** Names a series. */
  readonly label: (labels: Labels) => string;
}

/** A chart as it will look. Its events stop here: it is not one of the panel's charts yet. */
export function renderPreview({ chart, preview, language, label }: PreviewOptions) {
  const { matrix, grid, query, problem } = preview;
  const { texts } = language;
  return html`
    <div
      class="preview"
      @flink-chart-view=${stop}
      @flink-zoom=${stop}
      @flink-zoom-back=${stop}
      @flink-zoom-reset=${stop}
      @flink-retry=${stop}
    >
      ${
        chart.view === 'tile'
          ? html`<flink-metrics-stat
              .heading=${chart.title[texts]}
              .unit=${chart.unit}
              .matrix=${matrix}
              .failure=${problem}
            ></flink-metrics-stat>`
          : html`<flink-metrics-chart
              .heading=${chart.title[texts]}
              .description=${chart.description?.[texts] ?? ''}
              .unit=${chart.unit}
              .view=${chart.view}
              .query=${query}
              .matrix=${matrix}
              .start=${grid?.start ?? 0}
              .end=${grid?.end ?? 0}
              .step=${grid?.step ?? 15_000}
              .label=${label}
              .failure=${problem}
            ></flink-metrics-chart>`
      }
    </div>
  `;
}

const stop = (event: Event) => event.stopPropagation();
