import { css, html } from 'lit';
import { FlinkElement } from '../../provider/flink-element.ts';
import type { PanelView } from '../../store/state/panel-state.ts';
import { controls } from '../../theme/controls.ts';
import { tokens } from '../../theme/tokens.ts';
import { labelledSelect } from '../internal/choice.ts';

type Compared = PanelView['compare'];

const offered: readonly Compared[] = ['', '1d', '1w'];

/**
 * Chooses what the range is compared with: nothing, or the same time yesterday or last week.
 *
 * @tag flink-metrics-compare
 * @event flink-compare-change - Another one was chosen.
 */
export class FlinkMetricsCompare extends FlinkElement {
  static override readonly styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
    `,
  ];

  static override readonly properties = {
    value: {},
  };

  /** `1d`, `1w`, or empty for nothing; the provider's, where the host sets none. */
  declare value: Compared | undefined;

  #choose(value: string): void {
    const compare = offered.find((one) => one === value) ?? '';
    const isAllowed = this.emit('flink-compare-change', { compare });
    if (isAllowed && this.panel === undefined) this.value = compare;
  }

  override render() {
    const { messages } = this.surroundings.language;
    const value = this.value ?? this.panel?.view.compare ?? '';
    const choices = offered.map((one) => ({ value: one, text: messages.compareChoices[one] }));
    return html`${labelledSelect(messages.compareWith, value, choices, (chosen) =>
      this.#choose(chosen),
    )}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-compare': FlinkMetricsCompare;
  }
}
