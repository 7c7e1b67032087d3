import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Dependencies } from '../../dom/define-element.ts';
import { spokenIn } from '../../i18n/text-in.ts';
import { FlinkElement } from '../../provider/flink-element.ts';
import type { Panel } from '../../provider/panel-context.ts';
import type { SectionState } from '../../store/state/panel-state.ts';
import { tokens } from '../../theme/tokens.ts';
import { sectionParts } from '../internal/exported-parts.ts';
import { FlinkMetricsSection } from '../section/section.ts';
import { sectionsStyles } from './sections.styles.ts';

/**
 * All sections of its provider, in the user's order.
 *
 * @tag flink-metrics-sections
 */
export class FlinkMetricsSections extends FlinkElement {
  static override readonly styles = [tokens, sectionsStyles];

  static override readonly dependencies: Dependencies = {
    'flink-metrics-section': FlinkMetricsSection,
  };

  override render() {
    const { panel } = this;
    if (panel === undefined || !isAsked(panel)) return nothing;
    if (panel.state.phase === 'idle') return skeleton;
    return repeat(
      panel.state.sections,
      ({ definition }) => definition.id,
      (section) => this.#renderSection(panel, section),
    );
  }

  #renderSection({ state, view, task }: Panel, { definition, open }: SectionState) {
    const { text, lang } = spokenIn(definition.title, this.surroundings.language);
    return html`
      <flink-metrics-section
        exportparts=${sectionParts}
        .sectionId=${definition.id}
        .heading=${text}
        .headingLang=${lang}
        .open=${open}
        .shared=${state.processes.shared}
        .marks=${state.marks}
        .findings=${state.findings.byChart}
        .task=${task}
        .compare=${view.compare}
        .silent=${state.freshness.state === 'stale'}
        .charts=${definition.charts.flatMap(({ id }) => state.charts.get(id) ?? [])}
      ></flink-metrics-section>
    `;
  }
}

/** There is something to see, or soon will be: else what is in the way is said elsewhere. */
function isAsked({ state, view }: Panel): boolean {
  const { phase, updatedAt } = state;
  if (phase === 'idle') return view.namespace !== '' && view.job !== '' && state.problem === null;
  return phase === 'loading' || phase === 'refreshing' || updatedAt !== null;
}

/** Until the sections themselves are loaded. */
const skeleton = html`<div class="skeleton" aria-hidden="true"><div></div><div></div><div></div></div>`;

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-sections': FlinkMetricsSections;
  }
}
