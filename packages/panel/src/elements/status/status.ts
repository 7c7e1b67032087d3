import { formatValue } from '@flink-metrics/sdk/internal/chart-format';
import type { JobState } from '@flink-metrics/sdk/internal/flink-core';
import { html, nothing } from 'lit';
import { later } from '../../dom/later.ts';
import { FlinkElement } from '../../provider/flink-element.ts';
import type {
  Freshness,
  LoadProgress,
  NamedJob,
  PanelState,
} from '../../store/state/panel-state.ts';
import { controls } from '../../theme/controls.ts';
import { tokens } from '../../theme/tokens.ts';
import { clockTime } from '../internal/clock-time.ts';
import { factsOf } from './facts.ts';
import { jobState, jobStateStyles, type Sick, stateText } from './job-state.ts';
import { statusStyles } from './status.styles.ts';

/** Few names have several jobs. */
const choices = later(() => import('./runs.ts'));

/** As much of a panel's state as tells how the job is, and how fresh that is. */
export type StatusState = Pick<
  PanelState,
  'phase' | 'progress' | 'status' | 'lost' | 'freshness' | 'connection' | 'paused' | 'updatedAt'
> &
  Partial<Pick<PanelState, 'statusAt' | 'problem' | 'runs' | 'scope' | 'job' | 'findings'>>;

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
 * @event flink-query - Another of the jobs that run under the name was chosen.
 * @csspart base - Everything.
 * @csspart facts - State and for how long, restarts, TaskManagers, slots and parallelism.
 * @csspart feed - Progress, time of the last update, and what keeps it from being fresh.
 */
export class FlinkMetricsStatus extends FlinkElement {
  static override readonly styles = [tokens, controls, jobStateStyles, statusStyles];

  static override readonly properties = {
    state: { attribute: false },
  };

  /** How the job is; the provider's, where the host sets none. */
  declare state: StatusState | undefined;

  override render() {
    const state = this.state ?? this.panel?.state;
    if (state === undefined) return nothing;
    const notices = this.#notices(state);
    const { messages } = this.surroundings.language;
    const jobState = jobStateNow(state);
    const told =
      jobState === null ? [] : [stateText(jobState, messages, sickness(jobState, state))];
    return html`
      <div class="base ${isFilled(state) ? 'filled' : ''}" part="base">
        ${jobState === null ? nothing : this.#renderFacts(jobState, state)}
        ${this.#renderRuns(state)}
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
    const old = state.status && (isOld(state) || isOutdated(state)) ? 'old' : '';
    const facts = state.status === null ? [] : factsOf(state.status, { locale, messages });
    return html`
      <dl part="facts">
        <div class=${old}>
          <dt class="visually-hidden">${messages.jobState}</dt>
          <dd>${jobState(now, messages, sickness(now, state))}</dd>
        </div>
        ${this.#renderSince(state)} ${this.#renderMoment(state)}
        ${facts.map(
          ([label, value, hint]) => html`<div
            class=${old}
            title=${hint ?? nothing}
          >
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
        )}
      </dl>
    `;
  }

  /** Only where a name alone does not say which job is meant. */
  #renderRuns({ runs = [], scope = null, job = null }: StatusState) {
    if (runs.length < 2) return nothing;
    const choose = (chosen: NamedJob) => this.emit('flink-query', chosen);
    return choices.drawnBy(this)?.runSelect({ runs, scope, job }, this.surroundings, choose);
  }

  /** How long it is in its state, or when it was heard of last. */
  #renderSince(state: StatusState) {
    const { locale, messages } = this.surroundings.language;
    const { status, freshness } = state;
    const [label, time] = isOld(state)
      ? [messages.lastSeen, silentSince(freshness)]
      : [messages.stateFor, status?.stateFor ?? null];
    if (time === null) return nothing;
    const value = isOld(state)
      ? clockTime(time, this.surroundings, 'short')
      : formatValue(time, 'ms', locale);
    return html`<div>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`;
  }

  /** Where it is not now that the job was so. */
  #renderMoment({ statusAt = null }: StatusState) {
    if (statusAt === null) return nothing;
    const { asOf } = this.surroundings.language.messages;
    return html`<div class="moment">
      <dt>${asOf}</dt>
      <dd>${clockTime(statusAt, this.surroundings, 'short')}</dd>
    </div>`;
  }

  #renderFreshness({ phase, progress, updatedAt }: StatusState) {
    const { messages } = this.surroundings.language;
    return html`
      ${
        updatedAt === null || phase === 'loading'
          ? nothing
          : html`<span>${messages.updatedAt(clockTime(updatedAt, this.surroundings, 'medium'))}</span>`
      }
      ${phase === 'loading' ? html`<span>${messages.progress(progress.done, progress.total)}</span>` : nothing}
    `;
  }

  #renderProgress({ done, total }: LoadProgress) {
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
  #notices(state: StatusState): readonly Notice[] {
    const { connection, freshness, paused, updatedAt } = state;
    const { messages } = this.surroundings.language;
    const since = silentSince(freshness);
    const same = (text: string): Notice => ({ text, said: text });
    return [
      ...(connection === 'offline' ? [same(messages.offline)] : []),
      ...(isOutdated(state) ? [{ text: messages.outdated, said: messages.outdatedHint }] : []),
      ...(since === null
        ? []
        : [
            {
              text: messages.silent,
              said: messages.noNewSamples(clockTime(since, this.surroundings, 'short')),
            },
          ]),
      ...(paused && updatedAt !== null ? [same(messages.paused)] : []),
    ];
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

/** The latest refresh failed: what is shown is of before. */
const isOutdated = ({ problem = null, status }: StatusState): boolean =>
  status !== null && problem !== null && problem.kind !== 'no-data';

/** A job that is silent may be in any state, unless it was over. Null where nothing is to be told. */
function jobStateNow(state: StatusState): JobState | null {
  const last = state.status?.state ?? null;
  return isOld(state) && last !== 'ended' ? 'unknown' : last;
}

/** What Flink's own state does not tell: a job that runs may be far from well. */
function sickness(now: JobState, { findings }: StatusState): Sick {
  const verdict = findings?.diagnosis?.verdict;
  return now === 'running' && (verdict === 'critical' || verdict === 'warning') ? verdict : null;
}

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-status': FlinkMetricsStatus;
  }
}
