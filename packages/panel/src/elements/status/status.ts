import { dateFormat, formatValue } from '@flink-metrics/sdk/echarts/format';
import type { JobState } from '@flink-metrics/sdk/flink/job';
import { html, nothing } from 'lit';
import { FlinkElement } from '../../base/flink-element.ts';
import type { Freshness, PanelState, Progress } from '../../state/panel-state.ts';
import { tokens } from '../../theme/tokens.ts';
import { factsOf } from './facts.ts';
import { jobState, jobStateStyles } from './job-state.ts';
import { statusStyles } from './status.styles.ts';

/** As much of a panel's state as tells how the job is, and how fresh that is. */
export type StatusState = Pick<
  PanelState,
  'phase' | 'progress' | 'status' | 'lost' | 'freshness' | 'connection' | 'paused' | 'updatedAt'
>;

/** What keeps the numbers from being of now. */
interface Notice {
  readonly text: string;
  /** To those who do not see the rest. */
  readonly said: string;
}

/**
 * One line: how the job is, and whether what is seen is up to date.
 *
 * @tag flink-metrics-status
 * @csspart base - Everything.
 * @csspart facts - State and for how long, restarts, TaskManagers, slots and parallelism.
 * @csspart feed - Progress, time of the last update, and what keeps it from being fresh.
 */
export class FlinkMetricsStatus extends FlinkElement {
  static override readonly styles = [tokens, jobStateStyles, statusStyles];

  static override readonly properties = {
    state: { attribute: false },
  };

  /** How the job is; the provider's, where the host sets none. */
  declare state: StatusState | undefined;

  override render() {
    const state = this.state ?? this.panel?.state;
    if (state === undefined) return nothing;
    const notices = this.#notices(state);
    const { jobStates } = this.surroundings.language.messages;
    const jobState = jobStateNow(state);
    const told = jobState === null ? [] : [jobStates[jobState]];
    return html`
      <div class="base ${isFilled(state) ? 'filled' : ''}" part="base">
        ${jobState === null ? nothing : this.#renderFacts(jobState, state)}
        ${isAsking(state) ? this.#renderProgress(state.progress) : nothing}
        <div class="feed" part="feed">
          ${this.#renderFreshness(state)}
          ${notices.map(({ text }) => html`<span class="notice">${text}</span>`)}
        </div>
      </div>
      <span class="visually-hidden" role="status">${[...told, ...notices.map(({ said }) => said)].join(', ')}</span>
    `;
  }

  #renderFacts(now: JobState, state: StatusState) {
    const { locale, messages } = this.surroundings.language;
    const facts = state.status === null ? [] : factsOf(state.status, { locale, messages });
    return html`
      <dl part="facts">
        <div>
          <dt class="visually-hidden">${messages.jobState}</dt>
          <dd>${jobState(now, messages)}</dd>
        </div>
        ${this.#renderSince(state)}
        ${facts.map(
          ([label, value, hint]) => html`<div
            class=${isOld(state) ? 'old' : ''}
            title=${hint ?? nothing}
          >
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
        )}
      </dl>
    `;
  }

  /** How long it is in its state, or when it was heard of last. */
  #renderSince(state: StatusState) {
    const { locale, messages } = this.surroundings.language;
    const { status, freshness } = state;
    const [label, time] = isOld(state)
      ? [messages.lastSeen, silentSince(freshness)]
      : [messages.stateFor, status?.stateFor ?? null];
    if (time === null) return nothing;
    const value = isOld(state) ? this.#clockTime(time, 'short') : formatValue(time, 'ms', locale);
    return html`<div>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`;
  }

  #renderFreshness({ phase, progress, updatedAt }: StatusState) {
    const { messages } = this.surroundings.language;
    return html`
      ${
        updatedAt === null || phase === 'loading'
          ? nothing
          : html`<span>${messages.updatedAt(this.#clockTime(updatedAt))}</span>`
      }
      ${phase === 'loading' ? html`<span>${messages.progress(progress.done, progress.total)}</span>` : nothing}
    `;
  }

  #renderProgress({ done, total }: Progress) {
    const { messages } = this.surroundings.language;
    return html`
      <div
        class="track"
        role="progressbar"
        aria-label=${messages.loading}
        aria-valuemin="0"
        aria-valuemax=${total}
        aria-valuenow=${done}
      >
        <div class="bar" .style=${`transform: scaleX(${total === 0 ? 0 : done / total})`}></div>
      </div>
    `;
  }

  /** What keeps the numbers from being of now, the gravest first. */
  #notices({ connection, freshness, paused, updatedAt }: StatusState): readonly Notice[] {
    const { messages } = this.surroundings.language;
    const since = silentSince(freshness);
    const same = (text: string): Notice => ({ text, said: text });
    return [
      ...(connection === 'offline' ? [same(messages.offline)] : []),
      ...(since === null
        ? []
        : [
            { text: messages.silent, said: messages.noNewSamples(this.#clockTime(since, 'short')) },
          ]),
      ...(paused && updatedAt !== null ? [same(messages.paused)] : []),
    ];
  }

  /** With the date where it was another day: a job may have been silent for weeks. */
  #clockTime(time: number, timeStyle: 'short' | 'medium' = 'medium'): string {
    const { language, timeZone } = this.surroundings;
    const where = { locale: language.locale, timeZone };
    const day = dateFormat(where, { dateStyle: 'medium' });
    const isToday = day.format(time) === day.format(Date.now());
    return dateFormat(where, {
      ...(isToday ? {} : { dateStyle: 'medium' }),
      timeStyle,
    }).format(time);
  }
}

const isAsking = ({ phase }: StatusState): boolean => phase === 'loading' || phase === 'refreshing';

/** There are facts or a feed, or soon will be. */
const isFilled = (state: StatusState): boolean =>
  isAsking(state) || state.status !== null || state.updatedAt !== null;

const silentSince = ({ state, newest }: Freshness): number | null =>
  state === 'stale' ? newest : null;

/** What is known of the job is not of now. */
const isOld = ({ lost, freshness }: StatusState): boolean =>
  lost || silentSince(freshness) !== null;

/** A job that is silent may be in any state, unless it was over. Null where nothing is to be told. */
function jobStateNow(state: StatusState): JobState | null {
  const last = state.status?.state ?? null;
  return isOld(state) && last !== 'ended' ? 'unknown' : last;
}
