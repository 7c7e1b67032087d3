import { html, nothing } from 'lit';
import { labelledSelect } from '../../base/choice.ts';
import { FlinkElement } from '../../base/flink-element.ts';
import { parseTimeRange, printTimeRange } from '../../state/time-range.ts';
import { fromWallClock, toWallClock } from '../../state/wall-clock.ts';
import { controls } from '../../theme/controls.ts';
import { tokens } from '../../theme/tokens.ts';
import { rangeChoices } from './range-choices.ts';
import { timeRangeStyles } from './time-range.styles.ts';

/** Chosen to enter two moments; never a range itself. */
const CUSTOM = 'custom';

/**
 * Chooses a time range: the last so long, or between two moments on the panel's clock.
 *
 * @tag flink-metrics-time-range
 * @event flink-range-change - Another range was chosen.
 */
export class FlinkMetricsTimeRange extends FlinkElement {
  static override readonly styles = [tokens, controls, timeRangeStyles];

  static override readonly properties = {
    value: {},
    _custom: { state: true },
    _wrong: { state: true },
  };

  /** `1h`, or `2026-03-01T10:00:00Z/2026-03-01T11:00:00Z`. */
  declare value: string;
  declare protected _custom: boolean;
  declare protected _wrong: boolean;

  constructor() {
    super();
    this.value = '1h';
    this._custom = false;
    this._wrong = false;
  }

  #choose(value: string, select: HTMLSelectElement): void {
    this._custom = value === CUSTOM;
    this._wrong = false;
    if (this._custom) select.value = this.value;
    else this.emit('flink-range-change', { range: value });
  }

  #apply(event: SubmitEvent): void {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const { timeZone } = this.surroundings;
    const entered = new FormData(event.target);
    const [start, end] = ['start', 'end'].map((name) =>
      fromWallClock(String(entered.get(name)), timeZone),
    );
    this._wrong = start == null || end == null || start >= end;
    if (start == null || end == null || start >= end) return;
    this._custom = false;
    this.emit('flink-range-change', { range: printTimeRange({ kind: 'between', start, end }) });
  }

  override render() {
    const { language, timeZone } = this.surroundings;
    const { messages } = language;
    const where = { locale: language.locale, timeZone };
    const choices = [
      ...rangeChoices(this.value, messages, where),
      { value: CUSTOM, text: messages.customRange },
    ];
    return html`
      ${labelledSelect(messages.timeRange, this.value, choices, (value, select) =>
        this.#choose(value, select),
      )}
      ${this._custom ? this.#renderCustom() : nothing}
    `;
  }

  #renderCustom() {
    const { language, timeZone } = this.surroundings;
    const { messages } = language;
    const range = parseTimeRange(this.value);
    const now = Date.now();
    const shown =
      range?.kind === 'between' ? range : { start: now - (range?.length ?? 3_600_000), end: now };
    const field = (name: string, label: string, time: number) => html`
      <label class="field">
        <span>${label}</span>
        <input
          name=${name}
          type="datetime-local"
          step="1"
          required
          .value=${toWallClock(time, timeZone)}
        />
      </label>
    `;
    return html`
      <form
        @submit=${this.#apply}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Escape') this._custom = false;
        }}
      >
        ${field('start', messages.from, shown.start)} ${field('end', messages.to, shown.end)}
        ${this._wrong ? html`<p class="wrong" role="alert">${messages.wrongRange}</p>` : nothing}
        <div class="buttons">
          <button class="button primary" type="submit">${messages.apply}</button>
          <button
            class="button"
            type="button"
            @click=${() => {
              this._custom = false;
            }}
          >
            ${messages.cancel}
          </button>
        </div>
      </form>
    `;
  }
}
