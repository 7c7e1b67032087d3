import { html, nothing } from 'lit';
import { allMessages } from '../../i18n/all-messages.ts';
import { DEFAULT_RANGE, printTimeRange, readTimeRange, spanOf } from '../../range/time-range.ts';
import { type ClockReading, readWallClock, toWallClock } from '../../range/wall-clock.ts';
import { PopoverForm } from './popover-form.ts';

type Field = 'start' | 'end';

/**
 * Two times on the clock of a zone. Of a time that is shown twice, or skipped, the earlier moment is the start and the
 * later one the end: nothing is left out.
 *
 * @event flink-range-change - Two times were entered.
 */
export class FlinkMetricsRangeForm extends PopoverForm {
  static override readonly properties = {
    value: {},
    timeZone: { attribute: false },
    _typed: { state: true },
    _wrong: { state: true },
  };

  /** The range it starts with, as the `range` attribute has it. */
  declare value: string;
  /** IANA name; undefined for the browser's own. */
  declare timeZone: string | undefined;
  /** What the fields hold, where the user has changed them. */
  declare protected _typed: Partial<Record<Field, string>>;
  declare protected _wrong: boolean;

  readonly #opened = Date.now();

  constructor() {
    super();
    this.value = DEFAULT_RANGE;
    this._typed = {};
    this._wrong = false;
  }

  get #shown(): Readonly<Record<Field, number>> {
    return spanOf(readTimeRange(this.value), this.#opened);
  }

  #reading(field: Field): ClockReading | null {
    const typed = this._typed[field];
    const shown = this.#shown[field];
    // Untouched it is the very moment, even where the clock shows two alike, or hides its milliseconds.
    if (typed === undefined) return { kind: 'once', earlier: shown, later: shown };
    return readWallClock(typed, this.timeZone);
  }

  protected override apply(): boolean {
    const start = this.#reading('start')?.earlier;
    const end = this.#reading('end')?.later;
    this._wrong = start === undefined || end === undefined || start >= end;
    if (start === undefined || end === undefined || this._wrong) return false;
    this.emit('flink-range-change', { range: printTimeRange({ kind: 'fixed', start, end }) });
    return true;
  }

  protected override renderFields() {
    const messages = allMessages(this.surroundings.language);
    return html`
      ${this.#renderField('start', messages.from)} ${this.#renderField('end', messages.to)}
      ${this._wrong ? html`<p class="wrong" role="alert">${messages.wrongRange}</p>` : nothing}
    `;
  }

  #renderField(field: Field, label: string) {
    const messages = allMessages(this.surroundings.language);
    const kind = this.#reading(field)?.kind ?? 'once';
    const hints = { once: '', twice: messages.doubledTime, skipped: messages.skippedTime };
    return html`
      <label class="field">
        <span>${label}</span>
        <input
          name=${field}
          type="datetime-local"
          step="1"
          aria-describedby="${field}-hint"
          .value=${this._typed[field] ?? toWallClock(this.#shown[field], this.timeZone)}
          @input=${({ target }: InputEvent) => {
            if (!(target instanceof HTMLInputElement)) return;
            this._typed = { ...this._typed, [field]: target.value };
          }}
        />
      </label>
      <p id="${field}-hint" class="hint" role="status" ?hidden=${kind === 'once'}>${hints[kind]}</p>
    `;
  }
}
