import type { Answer, Finding, FoundCause } from '@flink-metrics/sdk/flink/rules';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { allMessages } from '../../../i18n/all-messages.ts';
import { spokenIn, textIn } from '../../../i18n/text-in.ts';
import { closeIcon, icon, unknownIcon } from '../../../theme/icons.ts';
import { severityIcons } from '../../internal/severity-icons.ts';
import { copyButton } from './copy-button.ts';
import { findingNumbers, hasNumbers } from './needs-view.ts';
import type { View } from './shown.ts';
import { ticketText } from './ticket.ts';
import { measuredText, spanText, whereOf } from './words.ts';

const checkIcon = icon(svg`<path d="m3 8.5 3.5 3.5L13 4.5" />`);

const answerIcons: Readonly<Record<Answer, typeof closeIcon>> = {
  yes: checkIcon,
  no: closeIcon,
  unknown: unknownIcon,
};

/** As a label, the words of a name that Prometheus gives have no end. */
const LONGEST_NAMES = 5;

export const findingList = (findings: readonly Finding[], view: View): TemplateResult =>
  html`${repeat(findings, keyOf, (finding) => renderFinding(finding, view))}`;

/** What is open stays open after a refresh. */
const keyOf = ({ rule, subject, until }: Finding): string =>
  JSON.stringify([rule, subject, until === null]);

function renderFinding(finding: Finding, view: View): TemplateResult {
  const { say, surroundings } = view;
  const { severity } = finding;
  const isNumbered = hasNumbers(finding, view);
  return html`
    <details class="finding ${severity} ${isNumbered ? 'numbers' : ''}" @toggle=${isNumbered ? view.needs?.toggled : nothing}>
      <summary>
        ${severityIcons[severity]}
        <span class="sentence">
          ${say.sayFinding(finding, whereOf(view))}
          <span class="muted">${spanText(finding, view)}</span>
        </span>
      </summary>
      <div class="body">
        ${renderSeen(finding, view)} ${renderCauses(finding.causes, view)} ${renderAdvice(finding, view)}
        ${findingNumbers(finding, view)}
        ${renderEffects(finding, view)} ${renderCharts(finding, view)}
        <h5>${view.texts.queries}</h5>
        ${finding.queries.map((query) => html`<pre tabindex="0" aria-label=${view.texts.queries}>${query}</pre>`)}
        ${copyButton(view.texts.copyTicket, () => ticketText(finding, view), allMessages(surroundings.language))}
      </div>
    </details>
  `;
}

function renderSeen(finding: Finding, view: View) {
  const { texts, surroundings, say } = view;
  const { language } = surroundings;
  const { text, lang } = spokenIn(finding.title, language);
  const others = finding.others.map((labels) => Object.values(labels).join(' · '));
  const named = others.slice(0, LONGEST_NAMES);
  if (others.length > named.length) named.push(`+${others.length - named.length}`);
  return html`
    <h5>${texts.seen}</h5>
    <p>
      <strong lang=${lang || nothing}>${text}</strong>. ${measuredText(finding, view)}
      ${say.sayHeldUp(finding, whereOf(view)) ?? nothing}
      ${named.length === 0 ? nothing : texts.others(new Intl.ListFormat(language.locale).format(named))}
    </p>
  `;
}

function renderCauses(causes: readonly FoundCause[], view: View) {
  const { texts, say, surroundings } = view;
  if (causes.length === 0) return nothing;
  return html`
    <h5>${texts.causes}</h5>
    <ul class="causes">
      ${causes.map(
        ({ sentence, answer, reasons }) => html`
          <li class=${answer}>
            ${answerIcons[answer]}
            <span>
              ${textIn(sentence, surroundings.language)} <strong>${texts.answers[answer]}</strong>
              ${reasons.map((reason) => html`<span class="muted">(${say.sayReason(reason, whereOf(view))})</span>`)}
            </span>
          </li>
        `,
      )}
    </ul>
  `;
}

function renderAdvice({ advice }: Finding, { texts, surroundings }: View) {
  if (advice.length === 0) return nothing;
  return html`
    <h5>${texts.advice}</h5>
    <ul>
      ${advice.map(
        ({ sentence, keys = [] }) => html`
          <li>
            ${textIn(sentence, surroundings.language)}
            ${keys.map(
              ({ key, value, since, until }) => html`
                <span class="key">
                  <code>${key}${value === undefined ? '' : `: ${value}`}</code>
                  ${since === undefined && until === undefined ? nothing : html`<span class="muted">(${versions(since, until)})</span>`}
                </span>
              `,
            )}
          </li>
        `,
      )}
    </ul>
  `;
}

/** `Flink ≥ 1.19` */
const versions = (since?: string, until?: string): string =>
  `Flink ${[since && `≥ ${since}`, until && `< ${until}`].filter(Boolean).join(', ')}`;

function renderEffects({ effects }: Finding, view: View) {
  if (effects.length === 0) return nothing;
  return html`
    <h5>${view.texts.effects}</h5>
    ${findingList(effects, view)}
  `;
}

/** Those that are in the panel: a user may have left some out. */
function renderCharts({ evidence }: Finding, { texts, panel, showChart, surroundings }: View) {
  const charts = evidence.flatMap(({ chart }) => panel?.state.charts.get(chart)?.definition ?? []);
  if (charts.length === 0) return nothing;
  return html`
    <h5>${texts.charts}</h5>
    <p class="buttons">
      ${charts.map(({ id, title }) => {
        const text = textIn(title, surroundings.language);
        return html`<button class="button" type="button" aria-label=${texts.showChart(text)} @click=${() => showChart(id)}>
          ${text}
        </button>`;
      })}
    </p>
  `;
}
