import { html, nothing, type TemplateResult } from 'lit';
import type { FirstMessages } from '../../i18n/panel/messages.ts';
import { downloadIcon, fullscreenIcon, imageIcon, tableIcon, undoIcon } from '../../theme/icons.ts';
import type { Info } from '../internal/info/info.ts';
import { infoButton } from '../internal/info/info.ts';
import type { LazyParts } from './lazy/lazy-parts.ts';

interface ActionsOptions {
  readonly heading: string;
  readonly messages: FirstMessages;
  readonly info: Info;
  readonly parts: LazyParts;
  /** Nothing can be downloaded. */
  readonly isEmpty: boolean;
  /** Null without a zoom to undo. */
  readonly undoZoom: (() => unknown) | null;
}

/** The buttons of a chart's heading. */
export function chartActions(options: ActionsOptions) {
  const { heading, messages, info, parts, isEmpty, undoZoom } = options;
  return [
    undoZoom === null
      ? nothing
      : button({ icon: undoIcon, label: messages.undoZoom, run: undoZoom }),
    infoButton(info, messages.about(heading)),
    info.render(),
    button({
      icon: tableIcon,
      label: messages.asTable(heading),
      title: messages.showTable,
      run: parts.toggleTable,
      pressed: parts.table !== null,
    }),
    button({
      icon: downloadIcon,
      label: messages.csvOf(heading),
      title: messages.downloadCsv,
      run: parts.downloadCsv,
      disabled: isEmpty,
    }),
    button({
      icon: imageIcon,
      label: messages.pngOf(heading),
      title: messages.downloadPng,
      run: parts.downloadPng,
      disabled: isEmpty,
    }),
    button({
      icon: fullscreenIcon,
      label: messages.enlarge(heading),
      title: messages.fullscreen,
      run: parts.toggleFullscreen,
      pressed: parts.isOnScreen,
    }),
  ];
}

interface Action {
  readonly icon: TemplateResult;
  /** Names the chart too: a page has many. */
  readonly label: string;
  /** The tooltip of the button: shorter than the label. */
  readonly title?: string;
  readonly run: () => unknown;
  /** For a toggle button. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
}

const button = ({ icon, label, title, run, pressed, disabled }: Action) => html`
  <button
    class="button icon"
    type="button"
    aria-label=${label}
    title=${title ?? label}
    aria-pressed=${pressed ?? nothing}
    ?disabled=${disabled}
    @click=${run}
  >
    ${icon}
  </button>
`;
