import { html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { FlinkElement } from '../../provider/flink-element.ts';
import { tokens } from '../../theme/tokens.ts';
import { jobStateStyles } from '../status/job-state.ts';
import { comboboxStyles } from './combobox.styles.ts';
import { type FilteredOptions, filterOptions, type Option, placeOf } from './filter-options.ts';

export type { Option };

/**
 * A text field that suggests; anything may be typed. Follows the ARIA combobox pattern with a list popup.
 *
 * @tag flink-metrics-combobox
 * @event flink-value-change - Something was typed or chosen.
 * @event flink-value-choose - An option was chosen, by mouse or keyboard.
 * @event flink-value-commit - Enter was pressed, and not to choose an option.
 * @csspart input - The text field.
 * @csspart list - The suggestions.
 */
export class FlinkMetricsCombobox extends FlinkElement {
  static override readonly styles = [tokens, jobStateStyles, comboboxStyles];
  static override readonly shadowRootOptions: ShadowRootInit = {
    mode: 'open',
    delegatesFocus: true,
  };

  static override readonly properties = {
    label: {},
    placeholder: {},
    value: {},
    options: { attribute: false },
    note: {},
    _open: { state: true },
    _active: { state: true },
  };

  /** Names the field. */
  declare label: string;
  /** Shown while nothing is typed. */
  declare placeholder: string;
  /** What is typed. */
  declare value: string;
  /** What is suggested, in this order. */
  declare options: readonly (string | Option)[];
  /** Shown in the list's place where there are no options: loading, or why they could not be loaded. */
  declare note: string;

  declare protected _open: boolean;
  /** Index of the option the arrow keys are at; -1 for none. */
  declare protected _active: number;
  /** Something was typed since the list was opened: before, all there is can be chosen. */
  #typed = false;

  constructor() {
    super();
    this.label = '';
    this.placeholder = '';
    this.value = '';
    this.options = [];
    this.note = '';
    this._open = false;
    this._active = -1;
  }

  get #filtered(): FilteredOptions {
    const options = this.options.map((option) =>
      typeof option === 'string' ? { value: option } : option,
    );
    return filterOptions(options, this.#typed ? this.value : '');
  }

  #type(event: InputEvent): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.#typed = true;
    this._open = true;
    this._active = -1;
    this.#change(event.target.value);
  }

  #close(): void {
    this.#typed = false;
    this._open = false;
    this._active = -1;
  }

  #change(value: string): void {
    this.value = value;
    this.emit('flink-value-change', { value });
  }

  #choose(value: string): void {
    this.#close();
    this.#change(value);
    this.emit('flink-value-choose', { value });
  }

  #key(event: KeyboardEvent): void {
    const { shown } = this.#filtered;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        const by = event.key === 'ArrowDown' ? 1 : -1;
        this._active = this._open
          ? step(this._active, by, shown.length)
          : by > 0
            ? 0
            : shown.length - 1;
        this._open = true;
        break;
      }
      case 'Escape':
        if (!this._open) break;
        event.preventDefault();
        this.#close();
        break;
      case 'Enter': {
        const option = this._open ? shown[this._active] : undefined;
        this.#close();
        event.preventDefault();
        if (option === undefined) this.emit('flink-value-commit', { value: this.value });
        else this.#choose(option.value);
        break;
      }
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('_active') || this._active < 0) return;
    this.renderRoot.querySelector(`#option-${this._active}`)?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const { messages } = this.surroundings.language;
    const { shown, more } = this._open ? this.#filtered : nothingFits;
    const notes = [
      ...(shown.length === 0
        ? [this.note || (this.options.length > 0 ? messages.noMatches : '')]
        : []),
      ...(more > 0 ? [messages.moreSuggestions(more)] : []),
    ].filter((note) => note !== '');
    const isNoteEnough = shown.length === 0 && notes.length > 0;
    const spoken = isNoteEnough ? notes : [messages.suggestions(shown.length), ...notes];
    return html`
      <label for="input">${this.label}</label>
      <input
        id="input"
        part="input"
        role="combobox"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-autocomplete="list"
        aria-controls="list"
        aria-expanded=${this._open && shown.length > 0}
        aria-activedescendant=${this._active >= 0 ? `option-${this._active}` : nothing}
        placeholder=${this.placeholder}
        .value=${this.value}
        @input=${this.#type}
        @keydown=${this.#key}
        @focus=${() => {
          this._open = true;
        }}
        @click=${() => {
          this._open = true;
        }}
        @blur=${this.#close}
      />
      <span class="visually-hidden" role="status">
        ${this._open ? spoken.join(', ') : ''}
      </span>
      <div
        class="popup"
        part="list"
        ?hidden=${!this._open || (shown.length === 0 && notes.length === 0)}
        @pointerdown=${(event: Event) => event.preventDefault()}
      >
        <div id="list" role="listbox" aria-label=${this.label} ?hidden=${shown.length === 0}>
          ${groupsOf(shown).map(([group, options]) =>
            group === undefined
              ? this.#renderOptions(options)
              : html`<div role="group" aria-label=${group}>
                  <div class="group" aria-hidden="true">${group}</div>
                  ${this.#renderOptions(options)}
                </div>`,
          )}
        </div>
        ${notes.map((note) => html`<div class="note">${note}</div>`)}
      </div>
    `;
  }

  #renderOptions(options: readonly IndexedOption[]) {
    return repeat(
      options,
      ({ value }) => value,
      ({ value, detail, index }) => html`
        <div
          id="option-${index}"
          class="option"
          role="option"
          aria-selected=${index === this._active}
          title=${value}
          @click=${() => this.#choose(value)}
        >
          <bdi class="value">${this.#marked(value)}</bdi>
          ${detail === undefined ? nothing : html`<span class="detail">${detail}</span>`}
        </div>
      `,
    );
  }

  /** The part that was typed stands out. */
  #marked(option: string) {
    const wanted = this.value.trim();
    const at = wanted === '' || wanted === option ? -1 : placeOf(option, wanted);
    if (at < 0) return option;
    const end = at + wanted.length;
    return html`${option.slice(0, at)}<mark>${option.slice(at, end)}</mark>${option.slice(end)}`;
  }
}

const nothingFits: FilteredOptions = { shown: [], more: 0 };

/** An option and its place among all that are shown. */
type IndexedOption = Option & { readonly index: number };
type OptionGroup = readonly [group: string | undefined, options: IndexedOption[]];

function groupsOf(options: readonly Option[]): readonly OptionGroup[] {
  const groups: OptionGroup[] = [];
  for (const [index, option] of options.entries()) {
    const last = groups.at(-1);
    if (last !== undefined && last[0] === option.group) last[1].push({ ...option, index });
    else groups.push([option.group, [{ ...option, index }]]);
  }
  return groups;
}

/** Round and round, past the last to the first; back from none is the last. */
const step = (index: number, by: number, count: number): number =>
  count === 0 ? -1 : (Math.max(index, by < 0 ? 0 : -1) + by + count) % count;

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-combobox': FlinkMetricsCombobox;
  }
}
