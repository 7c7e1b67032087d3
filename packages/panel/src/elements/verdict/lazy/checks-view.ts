import type { Check, Finding } from '@flink-metrics/sdk/flink/rules';
import { html, nothing } from 'lit';
import { textIn } from '../../../i18n/text-in.ts';
import type { View } from './shown.ts';
import { whereOf } from './words.ts';

/** What became of all rules, and why some could not be told: what is missing is never fine. */
export function checksView(checks: readonly Check[], expected: readonly Finding[], view: View) {
  const { texts, say, surroundings } = view;
  const { language } = surroundings;
  const where = whereOf(view);
  const fine = checks.filter(({ answer }) => answer === 'no');
  const unknown = checks.filter(({ answer }) => answer === 'unknown');
  return html`
    <details class="checks">
      <summary>
        ${texts.whatWasChecked}<span class="muted">: ${texts.checked(fine.length, unknown.length)}</span>
      </summary>
      ${
        expected.length === 0
          ? nothing
          : html`<h5>${texts.expected(expected.length)}</h5>
              <ul>
                ${expected.map((finding) => html`<li>${say.sayFinding(finding, where)}</li>`)}
              </ul>`
      }
      ${
        unknown.length === 0
          ? nothing
          : html`<h5>${texts.unknown(unknown.length)}</h5>
              <ul>
                ${unknown.map(
                  ({ title, reasons }) => html`<li>
                    ${textIn(title, language)}:
                    <span class="muted">${reasons.map((reason) => say.sayReason(reason, where)).join('; ')}</span>
                  </li>`,
                )}
              </ul>`
      }
      ${
        fine.length === 0
          ? nothing
          : html`<h5>${texts.fine(fine.length)}</h5>
              <ul class="fine">
                ${fine.map(({ title }) => html`<li>${textIn(title, language)}</li>`)}
              </ul>`
      }
    </details>
  `;
}
