import { css, html, nothing } from 'lit';
import type { LanguageTags } from '../../../i18n/text-in.ts';
import { spokenIn } from '../../../i18n/text-in.ts';
import type { ChartFinding } from '../../../store/state/findings.ts';
import { severities, severityIcons } from '../severity-icons.ts';

/** The worst of them, by shape, word and colour, and how many more there are. */
export function badge(findings: readonly ChartFinding[], language: LanguageTags) {
  // Several charts of a section show one.
  const each = [...new Map(findings.map((one) => [one.rule, one])).values()].sort(
    (one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity),
  );
  const [worst, ...others] = each;
  if (worst === undefined) return nothing;
  const { text, lang } = spokenIn(worst.title, language);
  const all = each.map(({ title }) => spokenIn(title, language).text).join(', ');
  return html`<span class="finding ${worst.severity}" part="finding" title=${all}>
    ${severityIcons[worst.severity]}<span lang=${lang || nothing}>${text}</span>
    ${others.length === 0 ? nothing : html`<span class="others">+${others.length}</span>`}
  </span>`;
}

export const badgeStyles = css`
  .finding {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-inline-size: 0;
    font-size: 12px;
    font-weight: 500;
    line-height: 1.2;
    overflow-wrap: anywhere;
  }

  .finding svg {
    flex: none;
    inline-size: 14px;
    block-size: 14px;
    fill: none;
    rotate: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .others {
    white-space: nowrap;
  }

  .critical {
    color: var(--_bad);
  }

  .warning {
    color: var(--_warn);
  }

  .info {
    color: var(--_muted);
  }
`;
