import { dateFormat, formatValue, numberFormat } from '@flink-metrics/sdk/echarts/format';
import type { JobStatus } from '@flink-metrics/sdk/flink/job';
import { html, nothing } from 'lit';
import { FlinkElement } from '../../base/flink-element.ts';
import type { PanelState, Progress } from '../../state/panel-state.ts';
import { tokens } from '../../theme/tokens.ts';
import { jobState, jobStateStyles } from './job-state.ts';
import { statusStyles } from './status.styles.ts';

/** As much of a panel's state as tells how the job is, and how fresh that is. */
export type StatusState = Pick<
  PanelState,
  'phase' | 'progress' | 'status' | 'freshness' | 'connection' | 'paused' | 'updatedAt'
>;

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
    const told = state.status === null ? [] : [jobStates[state.status.state]];
    return html`
      <div class="base" part="base">
        ${state.status === null ? nothing : this.#renderFacts(state.status)}
        <div class="feed" part="feed">
          ${this.#renderFreshness(state)}
          ${notices.map((notice) => html`<span class="notice">${notice}</span>`)}
        </div>
      </div>
      <span class="visually-hidden" role="status">${[...told, ...notices].join(', ')}</span>
    `;
  }

  #renderFacts({ state, stateFor, restarts, taskManagers, slots, parallelism }: JobStatus) {
    const { locale, messages } = this.surroundings.language;
    const number = (value: number) => numberFormat(locale, {}).format(value);
    const facts: readonly (readonly [label: string, value: string | null])[] = [
      [messages.stateFor, stateFor === null ? null : formatValue(stateFor, 'ms', locale)],
      [messages.restarts, restarts === null ? null : number(restarts)],
      [messages.taskManagers, number(taskManagers)],
      [
        messages.slots,
        slots === null ? null : messages.slotsUsed(number(slots.used), number(slots.total)),
      ],
      [messages.parallelism, parallelism === null ? null : number(parallelism)],
    ];
    return html`
      <dl part="facts">
        <div>
          <dt class="visually-hidden">${messages.jobState}</dt>
          <dd>${jobState(state, messages)}</dd>
        </div>
        ${facts.map(([label, value]) =>
          value === null
            ? nothing
            : html`<div>
                <dt>${label}</dt>
                <dd>${value}</dd>
              </div>`,
        )}
      </dl>
    `;
  }

  #renderFreshness({ phase, progress, updatedAt }: StatusState) {
    const { messages } = this.surroundings.language;
    const isAsking = phase === 'loading' || phase === 'refreshing';
    return html`
      ${isAsking ? this.#renderProgress(progress) : nothing}
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
  #notices({ connection, freshness, paused, updatedAt }: StatusState): readonly string[] {
    const { messages } = this.surroundings.language;
    const { state, newest } = freshness;
    return [
      ...(connection === 'offline' ? [messages.offline] : []),
      ...(state === 'stale' && newest !== null
        ? [messages.noNewSamples(this.#clockTime(newest))]
        : []),
      ...(paused && updatedAt !== null ? [messages.paused] : []),
    ];
  }

  /** With the date where it was another day: a job may have been silent for weeks. */
  #clockTime(time: number): string {
    const { language, timeZone } = this.surroundings;
    const where = { locale: language.locale, timeZone };
    const day = dateFormat(where, { dateStyle: 'medium' });
    const isToday = day.format(time) === day.format(Date.now());
    return dateFormat(where, {
      ...(isToday ? {} : { dateStyle: 'medium' }),
      timeStyle: 'medium',
    }).format(time);
  }
}
