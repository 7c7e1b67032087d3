import { css } from 'lit';
import { controls } from '../../theme/controls.ts';
import { tokens } from '../../theme/tokens.ts';
import { JudgingElement } from '../verdict/judging-element.ts';

/**
 * What is wrong with the job, as a list without a verdict above it.
 *
 * @tag flink-metrics-findings
 * @event flink-chart-show - The user goes to a chart that shows a finding; preventable.
 * @csspart base - Everything.
 */
export class FlinkMetricsFindings extends JudgingElement {
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

  protected override readonly form = 'findings';
}

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-findings': FlinkMetricsFindings;
  }
}
