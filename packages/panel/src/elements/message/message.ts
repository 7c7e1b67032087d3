import { formatValue } from '@flink-metrics/sdk/echarts/format';
import { html, nothing } from 'lit';
import { FlinkElement } from '../../base/flink-element.ts';
import { LONGEST_WAIT_MS } from '../../state/longest-wait.ts';
import type { Problem, ProblemKind } from '../../state/problem.ts';
import {
  parseDuration,
  parseTimeRange,
  printDuration,
  rangeLength,
} from '../../state/time-range.ts';
import { controls } from '../../theme/controls.ts';
import { infoIcon, warningIcon } from '../../theme/icons.ts';
import { tokens } from '../../theme/tokens.ts';
import { messageStyles } from './message.styles.ts';

/** What the user can put right by typing something else; the rest is somebody's fault. */
const gentle: ReadonlySet<ProblemKind> = new Set([
  'no-namespace',
  'no-job',
  'no-such-namespace',
  'no-such-job',
  'no-data',
]);

/** Further attempts may succeed. */
const retriable: ReadonlySet<ProblemKind> = new Set([
  'unreachable',
  'timeout',
  'unauthorized',
  'forbidden',
  'server',
  'invalid-answer',
  'no-such-namespace',
  'no-such-job',
  'no-data',
  'unexpected',
]);

/** As long a server's words are shown. */
const LONGEST_DETAIL = 600;
const MOST_JOBS = 12;
const LONGER_MS = 86_400_000;

/**
 * What is in the way, what to do about it, and the server's own words.
 *
 * @tag flink-metrics-message
 * @event flink-retry - The user wants another attempt.
 * @event flink-range-change - The user wants a longer range.
 * @event flink-query - The user picked one of the jobs that exist.
 * @csspart base - The message.
 */
export class FlinkMetricsMessage extends FlinkElement {
  static override readonly styles = [tokens, controls, messageStyles];

  static override readonly properties = { problem: { attribute: false } };

  /** What is in the way; the provider's when not set, and nothing when null. */
  declare problem: Problem | null | undefined;

  override render() {
    const problem = this.problem === undefined ? this.panel?.state.problem : this.problem;
    if (problem == null) return this.#isStart ? this.#renderStart() : nothing;
    const { messages } = this.surroundings.language;
    const { title, hint, checks = [] } = messages.problems[problem.kind];
    const detail = problem.detail ?? '';
    const isGentle = gentle.has(problem.kind);
    return html`
      <div
        class="message ${isGentle ? '' : 'bad'}"
        part="base"
        role=${isGentle ? 'status' : 'alert'}
      >
        <span class="icon">${isGentle ? infoIcon : warningIcon}</span>
        <div class="text">
          <strong>${title}</strong>
          <p>${hint}</p>
          ${checks.length === 0 ? nothing : html`<ul>${checks.map((check) => html`<li>${check}</li>`)}</ul>`}
          ${detail === '' ? nothing : html`<p class="detail">${detail.slice(0, LONGEST_DETAIL)}</p>`}
          ${this.#renderJobs(problem.jobs ?? [])}
          ${retriable.has(problem.kind) ? this.#renderAgain() : nothing}
        </div>
        <div class="actions">
          ${problem.kind === 'no-data' ? this.#renderLonger() : nothing}
          ${
            retriable.has(problem.kind)
              ? html`<button
                  class="button"
                  type="button"
                  @click=${() => this.emit('flink-retry', { chart: '' })}
                >
                  ${messages.retry}
                </button>`
              : nothing
          }
        </div>
      </div>
    `;
  }

  /** A job that comes later appears without anybody doing anything. */
  #renderAgain() {
    if (this.problem !== undefined || this.panel === undefined) return nothing;
    const { state, view } = this.panel;
    const interval = parseDuration(view.refresh);
    if (state.paused || state.connection === 'offline' || interval === null) return nothing;
    const { locale, messages } = this.surroundings.language;
    const longest = formatValue(Math.max(interval, LONGEST_WAIT_MS), 'ms', locale);
    return html`<p class="again">${messages.asksAgain(longest)}</p>`;
  }

  /** Most often the job ran earlier than one looks. */
  #renderLonger() {
    const range = parseTimeRange(this.panel?.view.range ?? '');
    if (range === null || rangeLength(range) >= LONGER_MS) return nothing;
    const { locale, messages } = this.surroundings.language;
    return html`<button
      class="button"
      type="button"
      @click=${() => this.emit('flink-range-change', { range: printDuration(LONGER_MS) })}
    >
      ${messages.last(formatValue(LONGER_MS, 'ms', locale))}
    </button>`;
  }

  /** Below a provider that has not been told which job. */
  get #isStart(): boolean {
    if (this.problem !== undefined || this.panel === undefined) return false;
    const { state, view } = this.panel;
    return state.phase === 'idle' && (view.namespace === '' || view.job === '');
  }

  #renderStart() {
    const { messages } = this.surroundings.language;
    return html`<div class="start" part="base">
      <strong>${messages.startTitle}</strong>${messages.startHint}
    </div>`;
  }

  get #namespace(): string {
    return this.panel?.state.job?.namespace ?? this.panel?.view.namespace ?? '';
  }

  #renderJobs(jobs: readonly string[]) {
    if (jobs.length === 0) return nothing;
    const { messages } = this.surroundings.language;
    return html`
      <div class="jobs">
        <span>${messages.knownJobs}</span>
        ${jobs.slice(0, MOST_JOBS).map(
          (job) => html`<button
            class="button"
            type="button"
            @click=${() => this.emit('flink-query', { namespace: this.#namespace, job })}
          >
            ${job}
          </button>`,
        )}
      </div>
    `;
  }
}
