import type { Matrix } from '@flink-metrics/sdk/prometheus';
import { html, nothing } from 'lit';
import type { Messages } from '../../i18n/messages.ts';

/** Over the empty plot: that data are on their way, or that there are none. */
export function emptyPlot(matrix: Matrix | null, failure: string, messages: Messages) {
  if (matrix === null) return failure === '' ? html`<div class="skeleton"></div>` : nothing;
  if (matrix.length > 0) return nothing;
  return html`<div class="state"><strong>${messages.noData}</strong>${messages.noDataHint}</div>`;
}

/** Above whatever older data there are. The text is a server's: cut where it is endless, whole for those who hover. */
export function failureBar(failure: string, retry: () => void, messages: Messages) {
  if (failure === '') return nothing;
  return html`
    <div class="failure">
      <span title=${failure}>${messages.chartFailed}: ${failure}</span>
      <button class="button" type="button" @click=${retry}>${messages.retry}</button>
    </div>
  `;
}

export const staleBadge = (messages: Messages) =>
  html`<span class="badge" title=${messages.outdatedHint}>${messages.outdated}</span>`;
