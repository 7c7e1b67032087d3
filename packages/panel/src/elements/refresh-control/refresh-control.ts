import { formatValue } from '@flink-metrics/sdk/echarts/format';
import { html } from 'lit';
import { type Choice, labelledSelect, withCurrent } from '../../base/choice.ts';
import { FlinkElement } from '../../base/flink-element.ts';
import { parseDuration } from '../../state/time-range.ts';
import { controls } from '../../theme/controls.ts';
import { refreshIcon } from '../../theme/icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { refreshControlStyles } from './refresh-control.styles.ts';

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
  static override readonly styles = [tokens, controls, refreshControlStyles];

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
    return withCurrent(intervals, current).map((value) => {
      const length = parseDuration(value);
      const text =
        length === null
          ? messages.refreshOff
          : messages.refreshEvery(formatValue(length, 'ms', locale));
      return { value, text };
    });
  }
}
