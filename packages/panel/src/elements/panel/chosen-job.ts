import { html } from 'lit';
import type { Messages } from '../../i18n/messages.ts';
import type { JobName } from '../../state/find-job.ts';
import { chevronIcon } from '../../theme/icons.ts';

/** In place of the job picker where there is little room; opens it. */
export const chosenJob = (
  { namespace, job }: JobName,
  open: boolean,
  messages: Messages,
  toggle: () => void,
) => html`
  <button class="button chosen" type="button" aria-expanded=${open} @click=${toggle}>
    <span class="name">${namespace} / ${job}</span>
    <span class="change">${messages.changeJob}</span>
    ${chevronIcon}
  </button>
`;
