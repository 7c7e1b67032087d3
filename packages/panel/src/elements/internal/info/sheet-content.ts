import type { FamilyText } from '@flink-metrics/sdk/internal/flink-catalog';
import { pretty } from '@flink-metrics/sdk/promql';
import { parse } from '@flink-metrics/sdk/promql/parse';
import { html, nothing, type TemplateResult } from 'lit';
import { allMessages } from '../../../i18n/all-messages.ts';
import type { Language } from '../../../i18n/language.ts';
import type { Messages } from '../../../i18n/panel/messages.ts';
import { spokenIn } from '../../../i18n/text-in.ts';
import { loadCatalog } from '../../../later/load.ts';
import { closeIcon, copyIcon } from '../../../theme/icons.ts';

interface SheetContent {
  readonly heading: string;
  readonly headingLang: string;
  readonly description: string;
  readonly descriptionLang: string;
  readonly query: string;
  /** Leads to the chart as it is; empty where the page's address keeps no view. */
  readonly link: string;
  readonly language: Language;
  /** It is about to open or close. */
  readonly toggles: (event: ToggleEvent) => void;
  readonly toggled: (event: ToggleEvent) => void;
  /** The focus goes elsewhere. */
  readonly left: (event: FocusEvent) => void;
}

/** A line of the query on the widest sheet, in characters. */
const WIDTH = 76;

/** The metrics of the query, and what the catalog says of them. */
export interface KnownMetrics {
  readonly texts: readonly { readonly name: string; readonly text: FamilyText | null }[];
  /** The catalog could not be fetched. */
  readonly failed: boolean;
}

/** Without the catalog, which is asked for again with the next sheet, the names still say something. */
export async function knownMetrics(metrics: readonly string[]): Promise<KnownMetrics> {
  try {
    const { describeMetric } = await loadCatalog();
    const texts = metrics.map(async (name) => ({ name, text: await describeMetric(name) }));
    return { texts: await Promise.all(texts), failed: false };
  } catch {
    return { texts: metrics.map((name) => ({ name, text: null })), failed: true };
  }
}

/** What a chart means, of which metrics it is made, and its PromQL. */
export function sheetContent(
  { texts, failed }: KnownMetrics,
  { heading, description, query, link, language, toggles, toggled, left, ...langs }: SheetContent,
): TemplateResult {
  const messages = allMessages(language);
  return html`
    <div
      class="info"
      part="info"
      popover
      role="dialog"
      tabindex="-1"
      aria-label=${messages.about(heading)}
      @beforetoggle=${toggles}
      @toggle=${toggled}
      @focusout=${left}
    >
      <div class="headline">
        <strong lang=${langs.headingLang || nothing}>${heading}</strong>
        <output class="copied"></output>
        <button
          class="button icon close"
          type="button"
          aria-label=${messages.close}
          @click=${({ currentTarget }: Event) => sheetOf(currentTarget)?.hidePopover()}
        >
          ${closeIcon}
        </button>
      </div>
      ${description === '' ? nothing : html`<p class="meaning" lang=${langs.descriptionLang || nothing}>${description}</p>`}
      ${
        texts.length === 0
          ? nothing
          : html`<h5>${messages.metrics}</h5>
              ${failed ? html`<p role="status">${messages.catalogFailed}</p>` : nothing}
              <dl>
                ${texts.map(
                  ({ name, text }) => html`
                    <dt><code>${name}</code>${copyButton(name, name, messages)}</dt>
                    ${text === null ? html`<dd></dd>` : meaning(text, language)}
                  `,
                )}
              </dl>`
      }
      ${query === '' ? nothing : renderQuery(query, messages)}
      ${link === '' ? nothing : html`<p>${messages.linkHere} ${copyButton(link, messages.linkHere, messages)}</p>`}
    </div>
  `;
}

const meaning = ({ description }: FamilyText, language: Language) => {
  const { text, lang } = spokenIn(description, language);
  return html`<dd lang=${lang || nothing}>${text}</dd>`;
};

/** A query in lines, broken where it is read; as it is where it is no PromQL that our parser takes. */
function prettyQuery(query: string, width: number): string {
  try {
    return pretty(parse(query), width);
  } catch {
    return query;
  }
}

/** A matcher, or a name, with the spaces before it: broken only where it is longer than a line. */
const WHOLE = /( *(?:(?:[\w.:]*(?:=~|!~|!=|=))?"(?:[^"\\]|\\.)*",?|[\w:]+\{?))/;

const queryText = (text: string) =>
  text.split(WHOLE).map((part, index) => (index % 2 === 1 ? html`<span>${part}</span>` : part));

const renderQuery = (query: string, messages: Messages) => html`
  <h5>${messages.promql}${copyButton(query, messages.promql, messages)}</h5>
  <pre tabindex="0" aria-label=${messages.promql}>${queryText(prettyQuery(query, WIDTH))}</pre>
`;

const sheetOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>('.info') : null;

/** Pages that are not served securely have no clipboard. */
const copyButton = (text: string, name: string, messages: Messages) =>
  'clipboard' in navigator
    ? html`
        <button
          class="button icon"
          type="button"
          aria-label=${messages.copyOf(name)}
          title=${messages.copy}
          @click=${async ({ currentTarget }: Event) => {
            await navigator.clipboard.writeText(text);
            const output = sheetOf(currentTarget)?.querySelector('output');
            if (output) output.textContent = messages.copied;
          }}
        >
          ${copyIcon}
        </button>
      `
    : nothing;
