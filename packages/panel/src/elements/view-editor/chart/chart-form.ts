import type { HonestAggregation, Measure } from '@flink-metrics/sdk/internal/flink-catalog';
import type { ChartView, Locale } from '@flink-metrics/sdk/internal/flink-core';
import { html, nothing } from 'lit';
import { type Arrangement, OWN_SECTION } from '../../../arrangement/arrangement.ts';
import { type ArrangementTexts, ownSectionTitle } from '../../../i18n/arrangement/texts.ts';
import { type Choice, labelledSelect, withCurrent } from '../../internal/choice.ts';
import {
  aggregationsOf,
  type Catalog,
  type ChartDraft,
  type changeDraft,
  chartViewsOf,
  type Metric,
} from './chart-draft.ts';
import { unitChoices } from './own-units.ts';

interface ChartFormOptions {
  readonly catalog: Catalog;
  readonly texts: ArrangementTexts;
  readonly language: Locale;
  readonly arrangement: Arrangement;
  readonly change: (change: Parameters<typeof changeDraft>[2]) => void;
  /** Back to the search. */
  readonly search: () => void;
}

const measures = ['counter', 'quantity', 'level'] as const satisfies readonly Measure[];

/** The fields of a chart: only what makes sense for its metric. */
export function chartForm(draft: ChartDraft, options: ChartFormOptions) {
  const { texts, change } = options;
  const { metric } = draft;
  return html`
    ${metric === null ? nothing : renderMetric(metric, options)}
    <label class="field">
      <span>${texts.title}</span>
      <input
        id="title-input"
        class="input"
        required
        maxlength="200"
        .value=${draft.title}
        @input=${({ currentTarget }: Event) =>
          change({ title: (currentTarget as HTMLInputElement).value })}
      />
    </label>
    <div class="fields">
      ${metric === null ? nothing : renderSummary(draft, metric, options)}
      ${renderView(draft, options)} ${renderSection(draft, options)}
    </div>
  `;
}

function renderMetric(metric: Metric, { texts, language, search }: ChartFormOptions) {
  const description = metric.text?.description[language] ?? '';
  return html`
    <div class="metric">
      <code>${metric.family.name}</code>
      <button class="button" type="button" @click=${search}>${texts.otherMetric}</button>
      ${description === '' ? nothing : html`<p class="hint">${description}</p>`}
    </div>
  `;
}

function renderSummary(draft: ChartDraft, metric: Metric, options: ChartFormOptions) {
  const { catalog, texts, change } = options;
  const { family } = metric;
  const { summary } = draft;
  const splits = catalog.summarySplits(family);
  const isTile = draft.view === 'tile';
  return html`
    ${metric.isOwn ? html`${renderMeasure(metric, options)} ${renderUnit(metric, options)}` : nothing}
    ${family.measure === 'counter' ? renderGrowth(draft, options) : nothing}
    ${
      catalog.isOneSeries(family)
        ? nothing
        : labelledSelect(
            texts.putTogether,
            summary.aggregation,
            aggregationsOf(catalog, metric).map((value) => ({
              value,
              text: texts.aggregations[value],
            })),
            (value) => change({ summary: { ...summary, aggregation: value as HonestAggregation } }),
          )
    }
    ${
      isTile || splits.length < 2
        ? nothing
        : labelledSelect(
            texts.splitBy,
            summary.by.join(),
            splits.map((by) => ({ value: by.join(), text: splitText(by, texts) })),
            (value) =>
              change({
                summary: { ...summary, by: splits.find((by) => by.join() === value) ?? [] },
              }),
          )
    }
  `;
}

/** Rate of a counter, or its increase over the range. */
function renderGrowth({ summary }: ChartDraft, { texts, change }: ChartFormOptions) {
  return labelledSelect(
    texts.counted,
    summary.increase ? 'increase' : 'rate',
    (['rate', 'increase'] as const).map((value) => ({ value, text: texts.countedAs[value] })),
    (value) =>
      change({ summary: { ...summary, increase: value === 'increase' ? true : undefined } }),
  );
}

/** Only the author of the job knows what the metric measures. */
function renderMeasure(metric: Metric, { catalog, texts, change }: ChartFormOptions) {
  const { name, measure, unit } = metric.family;
  return labelledSelect(
    texts.whatItIs,
    measure,
    measures.map((value) => ({ value, text: texts.measures[value] })),
    (value) => {
      const next = value as Measure;
      const fitting = unitChoices(next).find((one) => one === unit);
      const family = catalog.customFamily(name, next, fitting);
      change({ metric: { ...metric, family }, summary: catalog.defaultSummary(family) });
    },
  );
}

function renderUnit(metric: Metric, { texts, change }: ChartFormOptions) {
  const { measure, unit } = metric.family;
  const names: Readonly<Record<string, string>> = texts.units;
  // One that was written by hand stays.
  const choices = withCurrent(unitChoices(measure), unit);
  return labelledSelect(
    texts.unit,
    unit,
    choices.map((value) => ({ value, text: names[value] ?? value })),
    (value) => {
      const chosen = unitChoices(measure).find((one) => one === value) ?? unit;
      change({ metric: { ...metric, family: { ...metric.family, unit: chosen } } });
    },
  );
}

function splitText(by: readonly string[], { labels, wholeJob }: ArrangementTexts): string {
  return by.length === 0 ? wholeJob : by.map((label) => labels[label] ?? label).join(', ');
}

function renderView(draft: ChartDraft, { texts, change }: ChartFormOptions) {
  const drawings: Readonly<Record<string, string>> = texts.drawings;
  const choices = chartViewsOf(draft).map((value) => ({ value, text: drawings[value] ?? value }));
  return labelledSelect(texts.drawnAs, draft.view, choices, (value) =>
    change({ view: value as ChartView }),
  );
}

function renderSection(
  draft: ChartDraft,
  { texts, language, arrangement, change }: ChartFormOptions,
) {
  const own: Choice = { value: OWN_SECTION, text: ownSectionTitle[language] };
  const others = arrangement
    .filter(({ id, hidden }) => id !== OWN_SECTION && hidden !== true)
    .map(({ id, title }) => ({ value: id, text: title[language] }));
  return labelledSelect(texts.section, draft.section, [own, ...others], (section) =>
    change({ section }),
  );
}
