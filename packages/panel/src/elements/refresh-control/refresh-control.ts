import { formatValue } from '@flink-metrics/sdk/internal/chart-format';
import { css, html } from 'lit';
import { FlinkElement } from '../../provider/flink-element.ts';
import { isFixed, parseLength } from '../../range/time-range.ts';
import { controls } from '../../theme/controls.ts';
import { refreshIcon } from '../../theme/icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { type Choice, labelledSelect, withCurrent } from '../internal/choice.ts';

/** What is offered; a host may set any other. */
const intervals = ['off', '5s', '10s', '15s', '30s', '1m', '5m'];

/**
 * Chooses how often to refresh, or to do it now.
 *
 * @tag flink-metrics-refresh-control
 * @event flink-refresh-change - Another interval was chosen.
 * @event flink-refresh - The button was pressed.
 */
export class FlinkMetricsRefreshControl extends FlinkElement {
  static override readonly styles = [
    tokens,
    controls,
    css`
  :host {
    display: flex;
    align-items: end;
    gap: 8px;
  }

  .field {
    flex: 1;
  }
`,
  ];

  static override readonly properties = {
    value: {},
    disabled: { type: Boolean },
  };

  /** How often it is refreshed: `15s`, or `off`; the provider's when not set. */
  declare value: string | undefined;
  /** There is nothing to refresh yet; as the provider has it when not set. */
  declare disabled: boolean | undefined;

  override render() {
    const { messages } = this.surroundings.language;
    const value = this.value ?? this.panel?.view.refresh ?? 'off';
    const disabled = this.disabled ?? this.panel?.state.job === null;
    return html`
      ${labelledSelect(messages.refresh, value, this.#choices(value), (refresh) =>
        this.#choose(refresh),
      )}
      <button
        class="button square"
        type="button"
        aria-label=${messages.refreshNow}
        title=${messages.refreshNow}
        ?disabled=${disabled}
        @click=${() => this.emit('flink-refresh', null)}
      >
        ${refreshIcon}
      </button>
    `;
  }

  #choose(refresh: string): void {
    const isAllowed = this.emit('flink-refresh-change', { refresh });
    if (isAllowed && this.panel === undefined) this.value = refresh;
  }

  #choices(current: string): readonly Choice[] {
    const { locale, messages } = this.surroundings.language;
    // What is of a fixed time is not refreshed, and "every 15 s" would say that it is.
    if (this.value === undefined && isFixed(this.panel?.view.range ?? '')) {
      return [{ value: current, text: messages.refreshFixed }];
    }
    return withCurrent(intervals, current).map((value) => {
      const length = parseLength(value);
      const text =
        length === null
          ? messages.refreshOff
          : messages.refreshEvery(formatValue(length, 'ms', locale));
      return { value, text };
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-refresh-control': FlinkMetricsRefreshControl;
  }
}
