import type { Difference } from '@flink-metrics/sdk/flink/grafana';
import { html } from 'lit';
import type { GrafanaTexts } from '../../../i18n/grafana/en.ts';

/** How the imported charts differ from their panels: one note for each kind of difference, with the panels it concerns. */
export function grafanaDifferences(differences: readonly Difference[], texts: GrafanaTexts) {
  const kinds = grouped(differences, ({ kind }) => kind);
  return html`
    <h4>${texts.different}: ${kinds.size}</h4>
    <ul>
      ${[...kinds].map(([kind, all]) => {
        const details = grouped(all, ({ detail }) => detail);
        return html`<li>${texts.differences[kind]} ${[...details].map(concerned)}</li>`;
      })}
    </ul>
  `;
}

/** A difference of the dashboard itself names no panel, and several panels may share a title. */
const concerned = ([detail, all]: readonly [string, readonly Difference[]]) => html`
  <div class="hint">
    ${[...new Set(all.map(({ panel }) => panel))].join(', ')} <span class="detail">${detail}</span>
  </div>
`;

function grouped<Key>(differences: readonly Difference[], keyOf: (one: Difference) => Key) {
  const groups = new Map<Key, Difference[]>();
  for (const one of differences) {
    const key = keyOf(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}
