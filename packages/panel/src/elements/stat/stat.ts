import { formatValue, noValue, type ValueUnit } from '@flink-metrics/sdk/echarts/format';
import type { Matrix } from '@flink-metrics/sdk/prometheus';
import { html, nothing } from 'lit';
import { FlinkElement } from '../../base/flink-element.ts';
import { tokens } from '../../theme/tokens.ts';
import { sparkline } from './sparkline.ts';
import { statStyles } from './stat.styles.ts';

/**
 * The newest value of a single series, large, over its course.
 *
 * @tag flink-metrics-stat
 * @csspart base - The tile.
 * @csspart value - The number.
 */
export class FlinkMetricsStat extends FlinkElement {
  static override readonly styles = [tokens, statStyles];

  static override readonly properties = {
    heading: {},
    description: {},
    note: {},
    unit: {},
    matrix: { attribute: false },
    failure: {},
  };

  declare heading: string;
  declare description: string;
  /** What the reader must know to read it right; empty for none. */
  declare note: string;
  declare unit: ValueUnit;
  /** Its first series is shown; null while nothing was answered yet. */
  declare matrix: Matrix | null;
  declare failure: string;

  constructor() {
    super();
    this.heading = '';
    this.description = '';
    this.note = '';
    this.unit = 'none';
    this.matrix = null;
    this.failure = '';
  }

  override render() {
    const { language, timeZone } = this.surroundings;
    const series = this.matrix?.[0];
    const value = series?.values.at(-1);
    const path = series === undefined ? '' : sparkline(series);
    return html`
      <div class="tile" part="base" title=${this.description || nothing}>
        <h4 class="title">${this.heading}</h4>
        ${
          this.failure !== '' && series === undefined
            ? html`<div class="failure" title=${this.failure}>${language.messages.chartFailed}</div>`
            : html`<div class="value ${value === undefined ? 'none' : ''}" part="value">
                ${value === undefined ? noValue : formatValue(value, this.unit, { locale: language.locale, timeZone })}
              </div>`
        }
        ${this.note === '' ? nothing : html`<div class="note" part="note" title=${this.note}>${this.note}</div>`}
        <svg viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">
          <path d=${path} vector-effect="non-scaling-stroke" />
        </svg>
      </div>
    `;
  }
}
