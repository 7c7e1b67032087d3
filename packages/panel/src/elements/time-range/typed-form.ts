import { css, html } from 'lit';
import { rangeTextsOf } from '../../i18n/range-texts.ts';
import { DEFAULT_RANGE, parseTimeRange, printTimeRange } from '../../range/time-range.ts';
import { printTypedRange, readTypedRange, type TypedRange } from '../../range/typed/typed-range.ts';
import { PopoverForm } from './popover-form.ts';
import { rangeText } from './range-choices.ts';

/** Of what is wrong no more is repeated. */
const QUOTED_CHARACTERS = 40;

/**
 * A field that takes a range as one says it, and tells what it understood.
 *
 * @event flink-range-change - A range was entered.
 */
export class FlinkMetricsTypedForm extends PopoverForm {
  static override readonly styles = [
    ...PopoverForm.styles,
    css`
      /* As wide with an example as with what is wrong. */
      :host {
        inline-size: 320px;
      }
    `,
  ];

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
  /** What the field holds, where the user has changed it. */
  declare protected _typed: string | undefined;
  declare protected _wrong: Extract<TypedRange, { readonly kind: 'wrong' }> | null;

  constructor() {
    super();
    this.value = DEFAULT_RANGE;
    this._wrong = null;
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    // What is typed takes the place of what was there.
    this.renderRoot.querySelector('input')?.select();
  }

  get #read(): TypedRange {
    const range = parseTimeRange(this.value);
    // Untouched it is the very range, even where a clock hides its milliseconds.
    if (this._typed === undefined && range !== null) return { kind: 'range', range };
    return readTypedRange(this._typed ?? '', { timeZone: this.timeZone, now: Date.now() });
  }

  protected override apply(): boolean {
    const read = this.#read;
    this._wrong = read.kind === 'wrong' ? read : null;
    if (read.kind === 'wrong') {
      this.renderRoot.querySelector('input')?.focus();
      return false;
    }
    this.emit('flink-range-change', { range: printTimeRange(read.range) });
    return true;
  }

  protected override renderFields() {
    const { language } = this.surroundings;
    const texts = rangeTextsOf(language);
    const range = parseTimeRange(this.value);
    const start = range === null ? '' : printTypedRange(range, this.timeZone);
    return html`
      <label class="field">
        <span>${texts.range}</span>
        <input
          type="text"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          aria-invalid=${this._wrong !== null}
          aria-describedby="hint"
          .value=${this._typed ?? start}
          @input=${({ target }: InputEvent) => {
            if (!(target instanceof HTMLInputElement)) return;
            this._typed = target.value;
            this._wrong = null;
          }}
        />
      </label>
      ${
        this._wrong === null
          ? html`<p id="hint" class="hint" role="status">${this.#meaning ?? texts.examples}</p>`
          : html`<p id="hint" class="wrong" role="alert">
              ${texts.problems[this._wrong.problem](shortened(this._wrong.text))}
            </p>`
      }
    `;
  }

  /** Null while it has none. */
  get #meaning(): string | null {
    const read = this.#read;
    if (read.kind === 'wrong' || this._typed === undefined) return null;
    const { locale, messages } = this.surroundings.language;
    return rangeText(printTimeRange(read.range), messages, { locale, timeZone: this.timeZone });
  }
}

const shortened = (text: string): string =>
  text.length > QUOTED_CHARACTERS ? `${text.slice(0, QUOTED_CHARACTERS)}…` : text;
