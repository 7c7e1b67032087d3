import { formatValue, isCount, noValue } from '@flink-metrics/sdk/internal/chart-format';
import type { Series } from '@flink-metrics/sdk/prometheus';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { formatDifference } from '../../series/difference.ts';
import { valueAt } from '../../series/value-at.ts';
import { card } from '../../theme/card.ts';
import { controls } from '../../theme/controls.ts';
import { tokens } from '../../theme/tokens.ts';
import { AnswerElement } from '../internal/answer-element.ts';
import { clockTime } from '../internal/clock-time.ts';
import { findingBadge } from '../internal/finding-badge/finding-badge.ts';
import { Info, infoButton } from '../internal/info/info.ts';
import { sparklines } from './sparkline.ts';
import { statStyles } from './stat.styles.ts';

/**
 * The newest value of a single series, large, over its course.
 *
 * @tag flink-metrics-stat
 * @slot actions - Buttons of the host's, beside the heading.
 * @event flink-retry - A failed tile is to be fetched again.
 * @event flink-chart-view - It came near the visible part of the page, or left it.
 * @csspart base - The tile.
 * @csspart value - The number.
 * @csspart finding - What is wrong with the job and seen here, above the number.
 * @csspart note - A caveat about the data, below the number.
 * @csspart info - What the number means, over the page.
 */
export class FlinkMetricsStat extends AnswerElement {
  static override readonly styles = [tokens, controls, card, statStyles];

  static override readonly properties: PropertyDeclarations = {
    ofRange: { type: Boolean, attribute: 'of-range' },
    _broken: { state: true },
  };

  /** The value counts over the whole range: how it moved says nothing, so no line is drawn. */
  declare ofRange: boolean;

  /** The error of information that failed to load; empty for none. */
  declare protected _broken: string;

  readonly #info = new Info(this, {
    language: () => this.surroundings.language,
    failed: (error) => {
      this._broken = error instanceof Error ? error.message : String(error);
    },
  });

  constructor() {
    super();
    this.ofRange = false;
    this._broken = '';
  }

  override render() {
    const { messages } = this.surroundings.language;
    const { failure, heading, headingLang, matrix, silent, stale } = this;
    const note = this._broken || this.note;
    const series = matrix?.[0];
    const before = this.compare === '' ? undefined : this.compared?.[0];
    return html`
      <div
        class="tile ${stale ? 'stale' : ''} ${silent ? 'silent' : ''}"
        part="base"
        role="group"
        aria-labelledby="heading"
        aria-busy=${this.loading}
        title=${failure || nothing}
      >
        <div class="head">
          <h4 class="title" id="heading" lang=${headingLang || nothing}>${heading}</h4>
          ${this.#renderInfo()}
          ${stale ? html`<span class="badge" title=${messages.outdatedHint}>${messages.outdated}</span>` : nothing}
          <slot name="actions"></slot>
        </div>
        ${findingBadge(this, this.findings)}
        ${matrix === null && failure !== '' ? this.#renderFailure() : this.#renderValue(series)}
        ${series === undefined || before === undefined ? nothing : this.#renderDifference(series, before)}
        ${note === '' ? nothing : html`<div class="note" part="note" title=${note}>${note}</div>`}
        ${this.ofRange ? nothing : this.#renderLines(series, before)}
      </div>
    `;
  }

  #renderInfo() {
    const { description, heading, metrics, query } = this;
    if (description === '' && query === '' && metrics.length === 0) return nothing;
    const label = this.surroundings.language.messages.about(heading);
    return [infoButton(this.#info, label), this.#info.render()];
  }

  #renderValue(series: Series | undefined) {
    if (this.matrix === null) return html`<div class="skeleton"></div>`;
    const value = series?.values.at(-1);
    const ended = this.#ended(series);
    const isNone = value === undefined || ended !== null;
    const text = isNone ? noValue : formatValue(value, this.unit, this.#where);
    const { lastAt, outdated } = this.surroundings.language.messages;
    return html`
      <div class="value ${isNone ? 'none' : ''}" part="value">
        ${text}${this.silent ? html`<span class="visually-hidden">, ${outdated}</span>` : nothing}
      </div>
      ${
        value === undefined || ended === null
          ? nothing
          : html`<div class="last">
              ${lastAt(formatValue(value, this.unit, this.#where), clockTime(ended, this.surroundings, 'short'))}
            </div>`
      }
    `;
  }

  /** When it was there last, where it has no value at the end of what is shown; Unix ms. */
  #ended(series: Series | undefined): number | null {
    const last = series?.times.at(-1);
    return last === undefined || this.end - last < 2 * this.step ? null : last;
  }

  #renderFailure() {
    const { messages } = this.surroundings.language;
    return html`
      <div class="failure">
        <span>${messages.chartFailed}</span>
        <button
          class="button"
          type="button"
          aria-label=${`${messages.retry}: ${this.heading}`}
          @click=${() => this.emit('flink-retry', { chart: this.chartId })}
        >
          ${messages.retry}
        </button>
      </div>
    `;
  }

  #renderDifference(series: Series, before: Series) {
    const { times, values } = series;
    if (this.#ended(series) !== null) return nothing;
    const { language } = this.surroundings;
    const [time, now] = [times.at(-1), values.at(-1)];
    if (time === undefined || now === undefined || this.compare === '') return nothing;
    // A day ago the job may have ended before this time of day.
    const then = valueAt(before, time, (time - (times[0] ?? time)) / times.length);
    if (then === null) return nothing;
    const difference = formatDifference(now, then, this.unit, language, series);
    if (difference === '') return nothing;
    const compared = `${language.messages.sameTime[this.compare]}: ${formatValue(then, this.unit, this.#where)}`;
    return html`<div class="difference" title=${compared}>
      ${difference}<span class="visually-hidden">, ${compared}</span>
    </div>`;
  }

  #renderLines(series: Series | undefined, before: Series | undefined) {
    const both = [series ?? noSeries, before ?? noSeries];
    const { start: least, end: most } = this;
    const { isFlat, paths } = sparklines(both, {
      counts: isCount(this.unit),
      span: most > least ? { least, most } : undefined,
    });
    const [line = '', ghost = ''] = paths;
    return html`
      <svg
        class=${isFlat ? 'flat' : ''}
        viewBox="0 0 100 20"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path class="ghost" d=${ghost} vector-effect="non-scaling-stroke" />
        <path d=${line} vector-effect="non-scaling-stroke" />
      </svg>
    `;
  }

  get #where() {
    const { language, timeZone } = this.surroundings;
    return { locale: language.locale, timeZone };
  }
}

const noSeries: Series = { labels: {}, times: new Float64Array(), values: new Float64Array() };

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-stat': FlinkMetricsStat;
  }
}
