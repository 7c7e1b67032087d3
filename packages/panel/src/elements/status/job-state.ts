import type { JobState } from '@flink-metrics/sdk/internal/flink-core';
import { css, html } from 'lit';
import type { FirstMessages } from '../../i18n/panel/messages.ts';
import {
  playIcon,
  refreshIcon,
  stopIcon,
  unknownIcon,
  waitIcon,
  warningIcon,
} from '../../theme/icons.ts';

const looks: Readonly<
  Record<JobState, readonly [icon: typeof playIcon, tone: 'good' | 'warn' | 'bad' | 'muted']>
> = {
  running: [playIcon, 'good'],
  restarting: [refreshIcon, 'warn'],
  failing: [warningIcon, 'bad'],
  cancelling: [stopIcon, 'warn'],
  deploying: [waitIcon, 'warn'],
  initializing: [waitIcon, 'warn'],
  created: [waitIcon, 'warn'],
  ended: [stopIcon, 'muted'],
  unknown: [unknownIcon, 'muted'],
};

/** How a job is that runs, and is not well. */
export type Sick = 'critical' | 'warning' | null;

const sickLooks = { critical: looks.failing, warning: [warningIcon, 'warn'] } as const;

/** A state by shape, word and colour: no one of them alone. */
export function jobState(state: JobState, messages: FirstMessages, sick: Sick = null) {
  const [icon, tone] = sick === null ? looks[state] : sickLooks[sick];
  return html`<span class="state ${tone}">${icon}${stateText(state, messages, sick)}</span>`;
}

/** `Running, degraded` */
export const stateText = (
  state: JobState,
  { jobStates, sickStates }: FirstMessages,
  sick: Sick,
): string => (sick === null ? jobStates[state] : sickStates[sick](jobStates[state]));

export const jobStateStyles = css`
  .state {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    white-space: nowrap;
  }

  .state svg {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .good {
    color: var(--_good);
  }

  .warn {
    color: var(--_warn);
  }

  .bad {
    color: var(--_bad);
  }

  .muted {
    color: var(--_muted);
  }
`;
