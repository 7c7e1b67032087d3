// What a diagnosis looks like: loaded once there is one.

import type { Diagnosis } from '@flink-metrics/sdk/flink/rules';
import { html, nothing, svg } from 'lit';
import type { Problem } from '../../../store/state/problem.ts';
import { icon, unknownIcon, warningIcon } from '../../../theme/icons.ts';
import { severities, severityIcons } from '../../internal/severity-icons.ts';
import { checksView } from './checks-view.ts';
import { findingList } from './finding-view.ts';
import { needsView } from './needs-view.ts';
import type { View } from './shown.ts';

const goodIcon = icon(svg`<circle cx="8" cy="8" r="6.25" /><path d="m5 8.25 2 2 4-4.5" />`);

const verdictIcons: Readonly<Record<Diagnosis['verdict'], typeof goodIcon>> = {
  ...severityIcons,
  info: goodIcon,
  healthy: goodIcon,
  unknown: unknownIcon,
};

export function verdictView(view: View) {
  const { diagnosis } = view.shown;
  return html`
    <section class="verdict ${diagnosis?.verdict ?? ''}" part="base" aria-label=${headline(view)}>
      ${diagnosis === null ? nothing : renderHead(diagnosis, view)} ${problemView({ ...view, ...view.shown })}
      ${diagnosis === null ? nothing : renderBody(diagnosis, view)}
    </section>
  `;
}

/** The list alone. */
export function findingsView(view: View) {
  const { diagnosis } = view.shown;
  const list = diagnosis?.findings ?? [];
  return html`
    <div class="list" part="base">
      ${problemView({ ...view, ...view.shown })} ${findingList(list, view)}
      ${diagnosis !== null && list.length === 0 ? html`<p class="muted">${view.texts.nothingFound}</p>` : nothing}
    </div>
  `;
}

const headline = ({ shown, texts }: View): string =>
  shown.diagnosis === null ? texts.failed : texts.verdicts[shown.diagnosis.verdict];

function renderHead(diagnosis: Diagnosis, view: View) {
  const { texts, surroundings, panel, timeText } = view;
  const { verdict, phase, findings, to } = diagnosis;
  const counts = severities.flatMap((severity) => {
    const count = findings.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [texts.counts[severity](count)];
  });
  // In the same line as the rest of the panel it is of now, unless it is not.
  const isOfNow = panel !== undefined && panel.state.statusAt === null && !panel.state.problem;
  return html`
    <div class="head">
      <strong class="word">${verdictIcons[verdict]}${texts.verdicts[verdict]}</strong>
      <span class="muted counts">${new Intl.ListFormat(surroundings.language.locale, { type: 'unit' }).format(counts)}</span>
      ${findings.length > 1 ? renderMore(findings.length - 1, view) : nothing}
      ${isOfNow ? nothing : html`<span class="muted as-of">${texts.asOf(timeText(to))}</span>`}
      ${phase === 'running' ? nothing : html`<span class="phase">${texts.phases[phase]}</span>`}
    </div>
  `;
}

/** Further findings are a number in the line that is there anyway: nothing below moves when they come. */
const renderMore = (count: number, { texts, further }: View) => html`
  <button class="more" type="button" aria-expanded=${further.areShown} @click=${further.toggle}>
    ${texts.moreFindings(count)}
  </button>
`;

function renderBody({ findings, checks, expected }: Diagnosis, view: View) {
  const areHidden = findings.length > 1 && !view.further.areShown;
  return html`
    <div class="all ${areHidden ? 'closed' : ''}">${findingList(findings, view)}</div>
    <div class="foot ${findings.length === 0 ? 'alone' : ''}">
      ${checksView(checks, expected, view)} ${needsView(view)}
    </div>
  `;
}

interface ProblemView extends Pick<View, 'texts' | 'surroundings'> {
  readonly problem: Problem | null;
}

/** That it could not be found out, and why. */
export function problemView({ problem, texts, surroundings }: ProblemView) {
  if (problem === null) return nothing;
  const { problems } = surroundings.language.messages;
  const { title } = problems[problem.kind];
  return html`
    <div class="problem">
      <strong>${warningIcon}${texts.failed}</strong>
      <span>${problem.kind === 'unexpected' ? '' : title} ${problem.detail ?? ''}</span>
      <span class="muted">${texts.failedHint}</span>
    </div>
  `;
}
