import type { Matrix } from '@flink-metrics/sdk/prometheus';
import { html, nothing, type TemplateResult } from 'lit';
import type { FirstMessages } from '../../i18n/panel/messages.ts';

export interface Failure {
  /** A server's text. */
  readonly text: string;
  readonly retry: () => void;
}

/** In place of lines: that data are loading, failed to load, are empty, or that all series are hidden. */
export function emptyPlot(
  matrix: Matrix | null,
  failure: Failure | null,
  hidden: { readonly all: boolean; readonly show: () => void },
  messages: FirstMessages,
) {
  if (hidden.all) {
    // The plot would take the pointer for a selection, and the button would not be clicked.
    return html`
      <div class="state" @pointerdown=${(event: Event) => event.stopPropagation()}>
        <strong>${messages.allHidden}</strong>
        <button class="button" type="button" @click=${hidden.show}>${messages.showAll}</button>
      </div>
    `;
  }
  if (matrix !== null && matrix.length > 0) return unseen(messages);
  if (matrix !== null) {
    return html`<div class="state"><strong>${messages.noData}</strong>${messages.noDataHint}</div>`;
  }
  return failure === null
    ? html`<div class="skeleton"></div>${unseen(messages)}`
    : html`<div class="state">${failureNote(failure, messages)}</div>`;
}

/** Shown on paper only, and only where nothing is drawn. */
const unseen = ({ notDrawn }: FirstMessages) => html`<div class="state unseen">${notDrawn}</div>`;

/** Above older data that are still shown. */
export const failureBar = (
  matrix: Matrix | null,
  failure: Failure | null,
  messages: FirstMessages,
) => (matrix === null || failure === null ? nothing : failureNote(failure, messages));

/** A long text is cut; its tooltip has all of it. */
const failureNote = ({ text, retry }: Failure, messages: FirstMessages): TemplateResult => html`
  <div class="failure">
    <span title=${text}>${messages.chartFailed}: ${text}</span>
    <button class="button" type="button" @click=${retry}>${messages.retry}</button>
  </div>
`;

export const staleBadge = (messages: FirstMessages) =>
  html`<span class="badge" title=${messages.outdatedHint}>${messages.outdated}</span>`;
