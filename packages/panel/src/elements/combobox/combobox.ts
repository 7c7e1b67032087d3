import { html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { FlinkElement } from '../../base/flink-element.ts';
import { tokens } from '../../theme/tokens.ts';
import { comboboxStyles } from './combobox.styles.ts';
import { filterOptions } from './filter-options.ts';

/**
 * A text field that suggests; anything may be typed. Follows the ARIA combobox pattern with a list popup.
 *
 * @tag flink-metrics-combobox
 * @event flink-value-change - Something was typed or chosen.
 * @event flink-value-commit - Enter was pressed, or an option clicked.
 * @csspart input - The text field.
 * @csspart list - The suggestions.
 */
export class FlinkMetricsCombobox extends FlinkElement {
  static override readonly styles = [tokens, comboboxStyles];
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

  declare label: string;
  declare placeholder: string;
  declare value: string;
  declare options: readonly string[];
  /** Shown in the list's place where there are no options: loading, or why they could not be loaded. */
  declare note: string;

  declare protected _open: boolean;
  /** Index of the option the arrow keys are at; -1 for none. */
  declare protected _active: number;

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

  get #shown(): readonly string[] {
    return filterOptions(this.options, this.value);
  }

  #type(event: InputEvent): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    this._open = true;
    this._active = -1;
    this.#change(event.target.value);
  }

  #change(value: string): void {
    this.value = value;
    this.emit('flink-value-change', { value });
  }

  #choose(value: string): void {
    this._open = false;
    this._active = -1;
    this.#change(value);
  }

  #key(event: KeyboardEvent): void {
    const shown = this.#shown;
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
        this._open = false;
        this._active = -1;
        break;
      case 'Enter': {
        const option = this._open ? shown[this._active] : undefined;
        this._open = false;
        if (option === undefined) {
          this.emit('flink-value-commit', { value: this.value });
        } else {
          event.preventDefault();
          this.#choose(option);
        }
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
    const shown = this._open ? this.#shown : [];
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
        @blur=${() => {
          this._open = false;
          this._active = -1;
        }}
      />
      <span class="visually-hidden" role="status">
        ${this._open ? messages.suggestions(shown.length) : ''}
      </span>
      <div
        id="list"
        class="list"
        part="list"
        role="listbox"
        aria-label=${this.label}
        ?hidden=${!this._open || (shown.length === 0 && this.note === '')}
        @pointerdown=${(event: Event) => event.preventDefault()}
      >
        ${repeat(
          shown,
          (option) => option,
          (option, index) => html`
            <div
              id="option-${index}"
              class="option"
              role="option"
              aria-selected=${index === this._active}
              title=${option}
              @click=${() => this.#choose(option)}
            >
              ${this.#marked(option)}
            </div>
          `,
        )}
        ${shown.length === 0 && this.note !== '' ? html`<div class="note" role="option" aria-disabled="true" aria-selected="false">${this.note}</div>` : nothing}
      </div>
    `;
  }

  /** The part that was typed stands out. */
  #marked(option: string) {
    const wanted = this.value.trim();
    const at = wanted === option ? -1 : option.toLowerCase().indexOf(wanted.toLowerCase());
    if (wanted === '' || at < 0) return option;
    const end = at + wanted.length;
    return html`${option.slice(0, at)}<mark>${option.slice(at, end)}</mark>${option.slice(end)}`;
  }
}

/** Round and round, past the last to the first. */
const step = (index: number, by: number, count: number): number =>
  count === 0 ? -1 : (index + by + count) % count;
