import type { GrafanaImport, LeftOut } from '@flink-metrics/sdk/flink/grafana';
import { css, html, nothing, type PropertyDeclarations } from 'lit';
import { FlinkElement } from '../../base/flink-element.ts';
import type { GrafanaTexts } from '../../i18n/grafana-texts.ts';
import { tokens } from '../../theme/tokens.ts';

/** What will come of a dashboard, and what will not: part of `<flink-metrics-view-editor>`. */
export class FlinkMetricsGrafanaPreview extends FlinkElement {
  static override readonly styles = [
    tokens,
    css`
      :host {
        display: block;
        overflow-wrap: anywhere;
      }

      h3,
      h4,
      p,
      ul {
        margin: 0 0 8px;
      }

      h3 {
        font-size: 14px;
      }

      h4 {
        margin-block-start: 8px;
        font-size: inherit;
      }

      ul {
        padding-inline-start: 20px;
      }

      summary {
        min-block-size: 24px;
        font-weight: 600;
        cursor: pointer;
      }

      .hint,
      .reason {
        color: var(--_muted);
      }
    `,
  ];

  static override readonly properties: PropertyDeclarations = {
    dashboard: { attribute: false },
    texts: { attribute: false },
  };

  declare dashboard: GrafanaImport | null;
  declare texts: GrafanaTexts | null;

  constructor() {
    super();
    this.dashboard = null;
    this.texts = null;
  }

  /** Where reading goes on for those who do not see that something came. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
  }

  override render() {
    const { dashboard, texts } = this;
    if (dashboard === null || texts === null) return nothing;
    const { title, sections, left } = dashboard;
    const isNothing = sections.length === 0;
    return html`
      <h3 tabindex="-1">${texts.found(title)}</h3>
      <p class=${isNothing ? '' : 'hint'}>${isNothing ? texts.none : texts.whereTo}</p>
      ${isNothing ? nothing : this.#renderSections(dashboard, texts)}
      ${left.length === 0 ? nothing : renderLeft(left, texts)}
    `;
  }

  #renderSections({ sections }: GrafanaImport, { come }: GrafanaTexts) {
    const { texts: locale } = this.surroundings.language;
    const count = sections.reduce((sum, { charts }) => sum + charts.length, 0);
    return html`
      <details open>
        <summary>${come(count)}</summary>
        ${sections.map(
          ({ title, charts }) => html`
            <h4>${title[locale]}</h4>
            <ul>
              ${charts.map((chart) => html`<li>${chart.title[locale]}</li>`)}
            </ul>
          `,
        )}
      </details>
    `;
  }
}

const renderLeft = (left: readonly LeftOut[], texts: GrafanaTexts) => html`
  <details open>
    <summary>${texts.left(left.length)}</summary>
    <ul>
      ${left.map(
        ({ panel, query, reason, detail }) => html`
          <li>
            ${panel || texts.untitled}${query ? `, ${texts.query(query)}` : ''}:
            <span class="reason">${texts.reasons[reason](detail)}</span>
          </li>
        `,
      )}
    </ul>
  </details>
`;

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-grafana-preview': FlinkMetricsGrafanaPreview;
  }
}
