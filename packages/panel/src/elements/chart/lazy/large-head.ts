import { css, html, nothing } from 'lit';
import type { Panel, Surroundings } from '../../../provider/panel-context.ts';
import { isFixed } from '../../../range/time-range.ts';
import { undoIcon } from '../../../theme/icons.ts';
import { liveButton, rangeText } from '../../time-range/range-choices.ts';

interface LargeHeadOptions {
  /** Undefined for a chart of the host's own data. */
  readonly panel: Panel | undefined;
  readonly surroundings: Surroundings;
  readonly zoomed: boolean;
  readonly undoZoom: () => void;
  readonly goLive: () => void;
}

export const largeHeadStyles = css`
  .context {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
    min-block-size: 32px;
    margin: 0 4px 8px;
  }

  .context .job {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    font-weight: 600;
  }

  .context .button {
    min-block-size: 28px;
    padding-inline: 8px;
  }

  .context flink-metrics-status {
    flex: 1 1 320px;
  }

  @media print {
    .context .button {
      display: none;
    }
  }
`;

/** The job and range of an enlarged chart, which hides the panel's own, and buttons that leave a zoom. */
export function largeHead({ panel, surroundings, zoomed, undoZoom, goLive }: LargeHeadOptions) {
  const { language, timeZone } = surroundings;
  const { messages, locale } = language;
  const { namespace = '', job = '', range = '' } = panel?.view ?? {};
  const textOf = (value: string) => rangeText(value, messages, { locale, timeZone });
  if (panel === undefined && !zoomed) return nothing;
  return html`
    <div class="context">
      ${panel === undefined ? nothing : html`<span class="job">${namespace} / ${job}</span>`}
      ${panel === undefined ? nothing : html`<span>${textOf(range)}</span>`}
      ${
        zoomed
          ? html`<button class="button" type="button" @click=${undoZoom}>
              ${undoIcon}${messages.undoZoom}
            </button>`
          : nothing
      }
      ${
        panel !== undefined && isFixed(range)
          ? liveButton(textOf(panel.liveRange), messages, goLive)
          : nothing
      }
      ${panel === undefined ? nothing : html`<flink-metrics-status></flink-metrics-status>`}
    </div>
  `;
}
