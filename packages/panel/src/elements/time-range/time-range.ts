import { html, nothing, type PropertyValues } from 'lit';
import { labelledSelect } from '../../base/choice.ts';
import { defineElement } from '../../base/define.ts';
import { FlinkElement } from '../../base/flink-element.ts';
import type { FlinkEvents } from '../../events.ts';
import { type Problem, problemOf } from '../../state/problem.ts';
import { isTimeZone } from '../../state/time-zone.ts';
import { controls } from '../../theme/controls.ts';
import { tokens } from '../../theme/tokens.ts';
import { rangeChoices } from './range-choices.ts';
import { timeRangeStyles } from './time-range.styles.ts';

/** Chosen to open a form; never a range itself. */
type FormName = 'custom' | 'zone';

/** Few open them: their code comes when they do. */
const loadForm: Readonly<Record<FormName, () => Promise<void>>> = {
  async custom() {
    const { FlinkMetricsRangeForm } = await import('./range-form.ts');
    defineElement('flink-metrics-range-form', FlinkMetricsRangeForm);
  },
  async zone() {
    const { FlinkMetricsZoneForm } = await import('./zone-form.ts');
    defineElement('flink-metrics-zone-form', FlinkMetricsZoneForm);
  },
};

/**
 * Chooses a time range, the last so long or between two times, and the time zone it is told in.
 *
 * @tag flink-metrics-time-range
 * @event flink-range-change - Another range was chosen.
 * @event flink-zone-change - Another time zone was chosen.
 */
export class FlinkMetricsTimeRange extends FlinkElement {
  static override readonly styles = [tokens, controls, timeRangeStyles];

  static override readonly properties = {
    value: {},
    timeZone: { attribute: 'time-zone' },
    _form: { state: true },
    _problem: { state: true },
  };

  /** The range: the last `1h`, or `2026-03-01T10:00:00Z/2026-03-01T11:00:00Z`; the provider's, where the host sets none. */
  declare value: string | undefined;
  /** IANA name, or empty for the browser's own; the provider's, where the host sets none. */
  declare timeZone: string | undefined;
  declare protected _form: FormName | null;
  declare protected _problem: Problem | null;

  constructor() {
    super();
    this._form = null;
    this._problem = null;
  }

  readonly #closeFromOutside = (event: Event): void => {
    if (!event.composedPath().includes(this)) this._form = null;
  };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._form = null;
    document.removeEventListener('pointerdown', this.#closeFromOutside);
  }

  get #value(): string {
    return this.value ?? this.panel?.view.range ?? '1h';
  }

  get #timeZone(): string | undefined {
    const name = this.timeZone ?? this.panel?.view.timeZone ?? '';
    return isTimeZone(name) ? name : undefined;
  }

  #choose(chosen: string, select: HTMLSelectElement): void {
    if (chosen === 'custom' || chosen === 'zone') {
      select.value = this.#value;
      this.#open(chosen);
    } else if (this.emit('flink-range-change', { range: chosen })) {
      this.#keep({ value: chosen });
    }
  }

  async #open(form: FormName): Promise<void> {
    try {
      await loadForm[form]();
      this._problem = null;
      this._form = form;
    } catch (error) {
      this._problem = problemOf(error);
    }
  }

  #close(): void {
    this._form = null;
    this.renderRoot.querySelector('select')?.focus();
  }

  /** What a form says went through the host first, as every event does. */
  #heard(event: FlinkEvents['flink-range-change' | 'flink-zone-change']): void {
    const { detail } = event;
    queueMicrotask(() => {
      if (event.defaultPrevented) return;
      this.#keep('range' in detail ? { value: detail.range } : { timeZone: detail.timeZone });
    });
  }

  /** Without a provider nobody else does. */
  #keep(chosen: Partial<Pick<FlinkMetricsTimeRange, 'value' | 'timeZone'>>): void {
    if (this.panel === undefined) Object.assign(this, chosen);
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('_form')) return;
    if (this._form === null) {
      document.removeEventListener('pointerdown', this.#closeFromOutside);
    } else {
      document.addEventListener('pointerdown', this.#closeFromOutside);
    }
  }

  override render() {
    const { language } = this.surroundings;
    const { messages } = language;
    const timeZone = this.#timeZone;
    const choices = [
      ...rangeChoices(this.#value, messages, { locale: language.locale, timeZone }),
      { value: 'custom', text: messages.customRange },
      { value: 'zone', text: messages.changeZone },
    ];
    const label = [messages.timeRange, ...(timeZone === undefined ? [] : [timeZone])].join(' · ');
    return html`
      ${labelledSelect(label, this.#value, choices, (chosen, select) =>
        this.#choose(chosen, select),
      )}
      ${this.#renderForm(timeZone)}
      ${
        this._problem === null
          ? nothing
          : html`<p class="wrong" role="alert">
              ${messages.problems[this._problem.kind].title} ${this._problem.detail}
            </p>`
      }
    `;
  }

  #renderForm(timeZone: string | undefined) {
    if (this._form === 'custom') {
      return html`<flink-metrics-range-form
        .value=${this.#value}
        .timeZone=${timeZone}
        @flink-range-change=${this.#heard}
        @close=${this.#close}
      ></flink-metrics-range-form>`;
    }
    if (this._form === 'zone') {
      return html`<flink-metrics-zone-form
        .timeZone=${timeZone}
        @flink-zone-change=${this.#heard}
        @close=${this.#close}
      ></flink-metrics-zone-form>`;
    }
    return nothing;
  }
}
