import type { Localisation } from '@flink-metrics/sdk/internal/chart-format';
import { html, nothing, type PropertyValues } from 'lit';
import type { Dependencies } from '../../dom/define-element.ts';
import type { FlinkEvents } from '../../events.ts';
import { FlinkElement } from '../../provider/flink-element.ts';
import {
  DEFAULT_RANGE,
  isTimeZone,
  parseTimeRange,
  printTimeRange,
  readTimeRange,
  type TimeRange,
} from '../../range/time-range.ts';
import { loadRecents } from '../../storage/load-recents.ts';
import { browserStorage, type PanelStorage } from '../../storage/storage.ts';
import { type Problem, problemOf } from '../../store/state/problem.ts';
import { controls } from '../../theme/controls.ts';
import { tokens } from '../../theme/tokens.ts';
import { FlinkMetricsCombobox } from '../combobox/combobox.ts';
import { labelledSelect } from '../internal/choice.ts';
import { type FormName, isForm, loadForm, openForm } from './forms.ts';
import { isOwnRange, liveButton, rangeChoices, rangeText } from './range-choices.ts';
import { stepButtons } from './step-buttons.ts';
import { timeRangeStyles } from './time-range.styles.ts';

/**
 * Chooses a time range, the last so long or between two times, and the time zone it is told in. Ranges that were
 * entered are offered again; buttons step back and forth, zoom out, undo a zoom into a chart, and go back to live.
 *
 * @tag flink-metrics-time-range
 * @event flink-range-change - Another range was chosen.
 * @event flink-zoom-back - The zoom into a chart is to be undone.
 * @event flink-zone-change - Another time zone was chosen.
 */
export class FlinkMetricsTimeRange extends FlinkElement {
  static override readonly styles = [tokens, controls, timeRangeStyles];

  static override readonly dependencies: Dependencies = {
    'flink-metrics-combobox': FlinkMetricsCombobox,
  };

  static override readonly properties = {
    value: {},
    timeZone: { attribute: 'time-zone' },
    storage: { attribute: false },
    _form: { state: true },
    _problem: { state: true },
    _recent: { state: true },
    _stepped: { state: true },
  };

  /** The range: the last `1h`, `now-3h/now-1h`, or `2026-03-01T10:00:00Z/2026-03-01T11:00:00Z`; the provider's, where the host sets none. */
  declare value: string | undefined;
  /** IANA name, or empty for the browser's own; the provider's, where the host sets none. */
  declare timeZone: string | undefined;
  /** Where the ranges last entered are kept; this browser by default. */
  declare storage: Pick<PanelStorage, 'load' | 'save'>;
  declare protected _form: FormName | null;
  declare protected _problem: Problem | null;
  declare protected _recent: readonly string[];
  /** A button was pressed last: what it led to is said. */
  declare protected _stepped: boolean;

  #asked: string | undefined;
  /** The last that went along with the clock, where no provider knows. */
  #live = DEFAULT_RANGE;

  constructor() {
    super();
    this.storage = browserStorage;
    this._recent = [];
    this._stepped = false;
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
    return this.value ?? this.panel?.view.range ?? DEFAULT_RANGE;
  }

  get #range(): TimeRange {
    return readTimeRange(this.#value);
  }

  get #endpoint(): string {
    return this.panel?.endpoint ?? '';
  }

  get #timeZone(): string | undefined {
    const name = this.timeZone ?? this.panel?.view.timeZone ?? '';
    return isTimeZone(name) ? name : undefined;
  }

  #choose(chosen: string, select: HTMLSelectElement): void {
    this._stepped = false;
    if (isForm(chosen)) {
      select.value = this.#value;
      this.#open(chosen);
    } else if (!this.#ask(chosen)) {
      select.value = this.#value;
    } else if (isOwnRange(chosen)) {
      // Shown as the first only when the list is next used: arrow keys walk through it as it stands.
      loadRecents().then((recents) => recents?.rememberRange(this.storage, this.#endpoint, chosen));
    }
  }

  /** @returns false where the host prevents it */
  #ask(range: string): boolean {
    const isAllowed = this.emit('flink-range-change', { range });
    if (isAllowed) this.#keep({ value: range });
    return isAllowed;
  }

  #step(range: string): void {
    this._stepped = this.#ask(range);
  }

  readonly #undoZoom = (): void => {
    this._stepped = this.emit('flink-zoom-back', null);
  };

  async #recall(): Promise<void> {
    const endpoint = this.#endpoint;
    this.#asked = endpoint;
    const recents = await loadRecents();
    const recent = await recents?.loadRecentRanges(this.storage, endpoint);
    if (endpoint === this.#asked) this._recent = recent ?? [];
  }

  async #remember(range: string): Promise<void> {
    const recents = await loadRecents();
    this._recent = (await recents?.rememberRange(this.storage, this.#endpoint, range)) ?? [];
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
    this.#focusSelect();
  }

  #focusSelect(): void {
    this.renderRoot.querySelector('select')?.focus();
  }

  /** What a form says went through the host first, as every event does. */
  #heard(event: FlinkEvents['flink-range-change' | 'flink-zone-change']): void {
    const { detail } = event;
    queueMicrotask(() => {
      if (event.defaultPrevented) return;
      this.#keep('range' in detail ? { value: detail.range } : { timeZone: detail.timeZone });
      if ('range' in detail && isOwnRange(detail.range)) this.#remember(detail.range);
    });
  }

  /** Without a provider nobody else does. */
  #keep(chosen: Partial<Pick<FlinkMetricsTimeRange, 'value' | 'timeZone'>>): void {
    if (this.panel === undefined) Object.assign(this, chosen);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.#endpoint !== this.#asked || changed.has('storage')) this.#recall();
    if (parseTimeRange(this.#value)?.kind === 'relative') this.#live = this.#value;
  }

  protected override update(changed: PropertyValues): void {
    const { shadowRoot } = this;
    const hadFocus = shadowRoot?.activeElement?.matches('.undo, .live');
    super.update(changed);
    // The button went where it led to: whoever pressed it goes on beside it.
    if (hadFocus && shadowRoot?.activeElement == null) this.#focusSelect();
  }

  protected override updated(changed: PropertyValues): void {
    // An option that has taken the place of the chosen one is not chosen by that.
    const select = this.renderRoot.querySelector('select');
    if (select !== null && select.value !== this.#value) select.value = this.#value;
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
    const where = { locale: language.locale, timeZone };
    const choices = [
      ...rangeChoices(this.#value, this._recent, messages, where),
      { value: 'typed', text: messages.typedRange },
      { value: 'custom', text: messages.customRange },
      { value: 'zone', text: messages.changeZone },
    ];
    const label = [messages.timeRange, ...(timeZone === undefined ? [] : [timeZone])].join(' · ');
    return html`
      <div class="row" @focusin=${this.#recall}>
        ${labelledSelect(label, this.#value, choices, (chosen, select) =>
          this.#choose(chosen, select),
        )}
        ${stepButtons({
          range: this.#range,
          messages,
          step: (range) => this.#step(printTimeRange(range)),
          undo: this.panel?.zoomed ? this.#undoZoom : null,
        })}
        ${this.#range.kind === 'fixed' ? this.#renderLive(where) : nothing}
      </div>
      <span class="visually-hidden" role="status">
        ${this._stepped ? rangeText(this.#value, messages, where) : ''}
      </span>
      ${openForm(this._form, {
        value: this.#value,
        timeZone,
        heard: (event) => this.#heard(event),
        close: () => this.#close(),
      })}
      ${
        this._problem === null
          ? nothing
          : html`<p class="wrong" role="alert">
              ${messages.problems[this._problem.kind].title} ${this._problem.detail}
            </p>`
      }
    `;
  }

  #renderLive(where: Localisation) {
    const { messages } = this.surroundings.language;
    const range = this.panel?.liveRange ?? this.#live;
    return liveButton(rangeText(range, messages, where), messages, () => this.#step(range));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-time-range': FlinkMetricsTimeRange;
  }
}
