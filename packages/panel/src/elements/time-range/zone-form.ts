import { html, nothing } from 'lit';
import type { FlinkEvents } from '../../events.ts';
import { allMessages } from '../../i18n/all-messages.ts';
import { isTimeZone } from '../../range/time-range.ts';
import { PopoverForm } from './popover-form.ts';

/**
 * The time zone of clocks and axes: the browser's, UTC, or any other by search.
 *
 * @event flink-zone-change - A zone was entered.
 */
export class FlinkMetricsZoneForm extends PopoverForm {
  static override readonly properties = {
    timeZone: { attribute: false },
    _typed: { state: true },
    _wrong: { state: true },
  };

  /** IANA name; undefined for the browser's own. */
  declare timeZone: string | undefined;
  declare protected _typed: string | undefined;
  declare protected _wrong: boolean;

  constructor() {
    super();
    this._wrong = false;
  }

  /** The entry that follows the browser wherever it is. */
  get #browser(): string {
    const messages = allMessages(this.surroundings.language);
    return messages.browserZone(new Intl.DateTimeFormat().resolvedOptions().timeZone);
  }

  protected override apply(): boolean {
    const name = (this._typed ?? this.timeZone ?? this.#browser).trim();
    this._wrong = name !== this.#browser && !isTimeZone(name);
    if (this._wrong) return false;
    const timeZone = name === this.#browser ? '' : canonical(name);
    this.emit('flink-zone-change', { timeZone });
    return true;
  }

  #type(event: FlinkEvents['flink-value-change']): void {
    event.stopPropagation();
    this._typed = event.detail.value;
    this._wrong = false;
  }

  protected override renderFields() {
    const messages = allMessages(this.surroundings.language);
    return html`
      <flink-metrics-combobox
        .label=${messages.timeZone}
        .placeholder=${messages.zonePlaceholder}
        .value=${this._typed ?? this.timeZone ?? this.#browser}
        .options=${[this.#browser, 'UTC', ...knownZones()]}
        @flink-value-change=${this.#type}
        @flink-value-choose=${this.submit}
        @flink-value-commit=${this.submit}
      ></flink-metrics-combobox>
      ${this._wrong ? html`<p class="wrong" role="alert">${messages.noSuchZone}</p>` : nothing}
    `;
  }
}

/** Without the list a zone can still be typed. */
const knownZones = (): readonly string[] =>
  Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC');

/** As the browser spells it: `asia/shanghai` is a zone, too. */
const canonical = (zone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
