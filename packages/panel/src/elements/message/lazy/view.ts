import { formatValue } from '@flink-metrics/sdk/internal/chart-format';
import { html, nothing } from 'lit';
import { allMessages } from '../../../i18n/all-messages.ts';
import type { Hints } from '../../../i18n/hints/hints.ts';
import type { FlinkElement } from '../../../provider/flink-element.ts';
import { findProvider, type Panel, type Surroundings } from '../../../provider/panel-context.ts';
import {
  parseLength,
  parseTimeRange,
  printLength,
  rangeLength,
} from '../../../range/time-range.ts';
import { LONGEST_WAIT_MS, type Problem, type ProblemKind } from '../../../store/state/problem.ts';
import { infoIcon, warningIcon } from '../../../theme/icons.ts';

export { messageStyles } from './view.styles.ts';

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
const MOST_WARNINGS = 3;
const LONGER_MS = 86_400_000;

/** What a message is about, and whom it tells. */
export interface MessageContext {
  readonly surroundings: Surroundings;
  readonly panel: Panel | undefined;
  readonly element: Element;
  /** The problem is the host's own: nobody asks again about it. */
  readonly isGiven: boolean;
  readonly namespace: string;
  readonly hints: Hints;
  readonly emit: FlinkElement['emit'];
}

/** What is in the way, what to do about it, and the server's own words. */
export function renderProblem(problem: Problem, context: MessageContext) {
  const { messages } = context.surroundings.language;
  const { title, hint, checks = [] } = textOf(problem, context);
  const detail = problem.detail ?? '';
  const isGentle = gentle.has(problem.kind);
  const canRetry = retriable.has(problem.kind);
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
        ${renderJobs(problem.jobs ?? [], context)} ${canRetry ? renderAgain(context) : nothing}
      </div>
      <div class="actions">
        ${problem.kind === 'no-data' ? renderLonger(context) : nothing}
        ${
          canRetry
            ? html`<button
                class="button"
                type="button"
                @click=${() => context.emit('flink-retry', { chart: '' })}
              >
                ${messages.retry}
              </button>`
            : nothing
        }
      </div>
    </div>
  `;
}

function textOf({ isLimit, kind }: Problem, { element, hints, surroundings }: MessageContext) {
  const { problems, tooMuch } = surroundings.language.messages;
  const said = { ...hints[isLimit ? 'tooMuch' : kind], ...(isLimit ? tooMuch : problems[kind]) };
  const isAnonymous = kind === 'unauthorized' && sendsNothing(element);
  return isAnonymous ? { ...said, checks: [hints.noHeaders.hint] } : said;
}

/** A framework that loses properties loses the host's headers: without a word here nobody would look there. */
function sendsNothing(element: Element): boolean {
  const provider = findProvider(element);
  return (
    provider !== null &&
    ['headers', 'fetch', 'client'].every((name) => Reflect.get(provider, name) == null)
  );
}

/** What the server warned of, for all charts once. */
export function renderWarnings(warnings: readonly string[], { language }: Surroundings) {
  const messages = allMessages(language);
  const more = warnings.length - MOST_WARNINGS;
  return html`
    <div class="message" part="base" role="status">
      <span class="icon">${warningIcon}</span>
      <div class="text">
        <strong>${messages.warned}</strong>
        <p>${messages.warnedHint}</p>
        ${warnings
          .slice(0, MOST_WARNINGS)
          .map((words) => html`<p class="detail">${words.slice(0, LONGEST_DETAIL)}</p>`)}
        ${more > 0 ? html`<p>${messages.moreWarnings(more)}</p>` : nothing}
      </div>
    </div>
  `;
}

/** A job that comes later appears without anybody doing anything. */
function renderAgain({ isGiven, panel, surroundings }: MessageContext) {
  if (isGiven || panel === undefined) return nothing;
  const { state, view } = panel;
  const interval = parseLength(view.refresh);
  if (state.paused || state.connection === 'offline' || interval === null) return nothing;
  const { language } = surroundings;
  const longest = formatValue(Math.max(interval, LONGEST_WAIT_MS), 'ms', language.locale);
  return html`<p class="again">${allMessages(language).asksAgain(longest)}</p>`;
}

/** Most often the job ran earlier than one looks. */
function renderLonger({ emit, panel, surroundings }: MessageContext) {
  const range = parseTimeRange(panel?.view.range ?? '');
  if (range === null || rangeLength(range) >= LONGER_MS) return nothing;
  const { locale, messages } = surroundings.language;
  return html`<button
    class="button"
    type="button"
    @click=${() => emit('flink-range-change', { range: printLength(LONGER_MS) })}
  >
    ${messages.last(formatValue(LONGER_MS, 'ms', locale))}
  </button>`;
}

function renderJobs(jobs: readonly string[], { emit, namespace, surroundings }: MessageContext) {
  if (jobs.length === 0) return nothing;
  const { language, names } = surroundings;
  return html`
    <div class="jobs">
      <span>${allMessages(language).knownJobs}</span>
      ${jobs.slice(0, MOST_JOBS).map(
        (job) => html`<button
          class="button"
          type="button"
          @click=${() => emit('flink-query', { namespace, job })}
        >
          ${names.read('job_name', job)}
        </button>`,
      )}
    </div>
  `;
}
