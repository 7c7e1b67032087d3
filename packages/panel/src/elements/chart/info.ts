import type { FamilyText } from '@flink-metrics/sdk/flink/catalog';
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../i18n/language.ts';
import type { Messages } from '../../i18n/messages.ts';
import { closeIcon, copyIcon } from '../../theme/icons.ts';

export { infoStyles } from './info.styles.ts';

interface InfoContent {
  readonly heading: string;
  readonly description: string;
  readonly query: string;
  readonly language: Language;
  readonly close: () => void;
}

export type ChartInfo = (content: InfoContent) => TemplateResult;

/** What a chart means, of which metrics it is made, and its PromQL, once what is known of the metrics is loaded. */
export async function openInfo(metrics: readonly string[]): Promise<ChartInfo> {
  const texts = await describe(metrics);
  return (content) => infoSheet(metrics, texts, content);
}

/** Without the catalog the names still say something. */
async function describe(metrics: readonly string[]): Promise<readonly (FamilyText | null)[]> {
  try {
    const { describeMetric } = await import('@flink-metrics/sdk/flink/catalog');
    return await Promise.all(metrics.map(describeMetric));
  } catch {
    return metrics.map(() => null);
  }
}

function infoSheet(
  metrics: readonly string[],
  known: readonly (FamilyText | null)[],
  { heading, description, query, language, close }: InfoContent,
): TemplateResult {
  const { messages, texts } = language;
  return html`
    <div
      class="info"
      part="info"
      role="group"
      aria-label=${messages.about(heading)}
      @keydown=${({ key }: KeyboardEvent) => key === 'Escape' && close()}
    >
      <button class="button icon close" type="button" aria-label=${messages.close} @click=${close}>
        ${closeIcon}
      </button>
      ${description === '' ? nothing : html`<p class="meaning">${description}</p>`}
      ${
        metrics.length === 0
          ? nothing
          : html`<h5>${messages.metrics}</h5>
              <dl>
                ${metrics.map(
                  (name, index) => html`
                    <dt><code>${name}</code>${copyButton(name, name, messages)}</dt>
                    <dd>${known[index]?.description[texts] ?? ''}</dd>
                  `,
                )}
              </dl>`
      }
      ${
        query === ''
          ? nothing
          : html`<h5>${messages.promql}${copyButton(query, messages.promql, messages)}</h5>
              <pre tabindex="0" aria-label=${messages.promql}>${query}</pre>`
      }
      <output class="copied"></output>
    </div>
  `;
}

const copyButton = (text: string, name: string, messages: Messages) => html`
  <button
    class="button icon"
    type="button"
    aria-label=${messages.copyOf(name)}
    title=${messages.copy}
    @click=${async ({ currentTarget }: Event) => {
      await navigator.clipboard.writeText(text);
      const sheet = currentTarget instanceof Element ? currentTarget.closest('.info') : null;
      const output = sheet?.querySelector('output');
      if (output) output.textContent = messages.copied;
    }}
  >
    ${copyIcon}
  </button>
`;
