import { css, html } from 'lit';
import { controls } from '../../theme/controls.ts';
import { tokens } from '../../theme/tokens.ts';
import { JudgingElement } from './judging-element.ts';

/**
 * Whether the job is well: what is wrong as sentences, each with what was seen, what may be behind it and what to do; or
 * that nothing is, with what was checked and what could not be.
 *
 * @tag flink-metrics-verdict
 * @event flink-chart-show - The user goes to a chart that shows a finding; preventable.
 * @csspart base - Everything.
 */
export class FlinkMetricsVerdict extends JudgingElement {
  static override readonly styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }

      /* As high as what a healthy job has, or one with a single finding: then nothing below it moves. */
      .waiting {
        min-block-size: 94px;
        margin: 0;
        color: var(--_muted);
      }
    `,
  ];

  protected override readonly form = 'verdict';

  protected override wait(said: string) {
    return html`<p class="waiting">${said}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-verdict': FlinkMetricsVerdict;
  }
}
