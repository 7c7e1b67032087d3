import type { GrafanaImport, LeftOut } from '@flink-metrics/sdk/flink/grafana';
import type { Locale, Section } from '@flink-metrics/sdk/internal/flink-core';
import { html, nothing } from 'lit';
import { chartsOf } from '../../../arrangement/arrangement.ts';
import type { GrafanaTexts } from '../../../i18n/grafana/en.ts';
import { grafanaDifferences } from './grafana-differences.ts';

/** What of a dashboard will be imported, what will not, and what will differ: a part of the import dialog. */
export function grafanaPreview(
  { title, sections, left, differences }: GrafanaImport,
  texts: GrafanaTexts,
  locale: Locale,
) {
  return html`
    <h3 tabindex="-1">${texts.found} ${title}</h3>
    <p class="hint">${texts.whereTo}</p>
    <h4>${texts.come}: ${chartsOf(sections).length}</h4>
    <ul>
      ${sections.map((section) => importedSection(section, locale))}
    </ul>
    ${left.length === 0 ? nothing : leftOut(left, texts)}
    ${differences.length === 0 ? nothing : grafanaDifferences(differences, texts)}
  `;
}

const importedSection = ({ title, charts }: Section, locale: Locale) => html`
  <li>
    ${title[locale]}
    <ul>
      ${charts.map((chart) => html`<li>${chart.title[locale]}</li>`)}
    </ul>
  </li>
`;

const leftOut = (left: readonly LeftOut[], texts: GrafanaTexts) => html`
  <h4>${texts.left}: ${left.length}</h4>
  <ul>
    ${left.map(
      ({ panel, query, reason, detail }) => html`
        <li>
          ${panel || '–'}${query ? ` (${query})` : ''}
          <div class="hint">${texts.reasons[reason]} <span class="detail">${detail}</span></div>
        </li>
      `,
    )}
  </ul>
`;
