import type { Locale } from '@flink-metrics/sdk/internal/flink-core';
import { css, html, nothing } from 'lit';
import { type Later, later } from '../../dom/later.ts';
import { whenIdle } from '../../dom/paced.ts';
import type { Hints } from '../../i18n/hints/hints.ts';
import { loadHints } from '../../i18n/hints-of.ts';
import { FlinkElement } from '../../provider/flink-element.ts';
import type { Problem } from '../../store/state/problem.ts';
import { adoptStyles } from '../../theme/adopted-styles.ts';
import { controls } from '../../theme/controls.ts';
import { tokens } from '../../theme/tokens.ts';

/** What most pages never show. */
const view = later(() => import('./lazy/view.ts'));
const hints: Readonly<Record<Locale, Later<Hints>>> = {
  en: later(() => loadHints({ texts: 'en' })),
  'zh-CN': later(() => loadHints({ texts: 'zh-CN' })),
};

/**
 * What is in the way, what to do about it, and the server's own words; or, where nothing is, what the server warned of.
 *
 * @tag flink-metrics-message
 * @event flink-retry - The user wants another attempt.
 * @event flink-range-change - The user wants a longer range.
 * @event flink-query - The user picked one of the jobs that exist.
 * @csspart base - The message.
 */
export class FlinkMetricsMessage extends FlinkElement {
  static override readonly styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
      }

      .start {
        padding: 48px 16px;
        color: var(--_muted);
        text-align: center;
      }

      .start strong {
        display: block;
        color: var(--_text);
        font-size: 16px;
        font-weight: 600;
      }
    `,
  ];

  static override readonly properties = { problem: { attribute: false } };

  /** What is in the way; the provider's when not set, and nothing when null. */
  declare problem: Problem | null | undefined;

  #stopWaiting = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    // Before it is needed: who is offline could not load it any more.
    this.#stopWaiting = whenIdle(() => {
      for (const part of [view, this.#hints]) part.load().catch(() => {});
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWaiting();
  }

  get #hints(): Later<Hints> {
    return hints[this.surroundings.language.texts];
  }

  override render() {
    const problem = this.problem === undefined ? this.panel?.state.problem : this.problem;
    if (problem == null && this.#isStart) return this.#renderStart();
    const warnings = problem == null ? this.#warnings : [];
    if (problem == null && warnings.length === 0) return nothing;
    const [loaded, said] = [view.drawnBy(this), this.#hints.drawnBy(this)];
    if (loaded === undefined || said === undefined) {
      return problem != null && (view.failed || this.#hints.failed)
        ? this.#renderPlain(problem)
        : nothing;
    }
    adoptStyles(this.renderRoot, loaded.messageStyles);
    const { surroundings } = this;
    if (problem == null) return loaded.renderWarnings(warnings, surroundings);
    return loaded.renderProblem(problem, {
      ...{ hints: said, surroundings, namespace: this.#namespace },
      panel: this.panel,
      element: this,
      isGiven: this.problem !== undefined,
      emit: (...event) => this.emit(...event),
    });
  }

  /** What the server warned of. */
  get #warnings(): readonly string[] {
    if (this.problem !== undefined) return [];
    const charts = [...(this.panel?.state.charts.values() ?? [])];
    return [...new Set(charts.flatMap(({ warnings }) => warnings))];
  }

  /** Where the rest could not be loaded. */
  #renderPlain({ detail, isLimit, kind }: Problem) {
    const { problems, tooMuch } = this.surroundings.language.messages;
    const { title } = isLimit ? tooMuch : problems[kind];
    return html`<p part="base" role="alert"><strong>${title}</strong> ${detail}</p>`;
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
}

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-message': FlinkMetricsMessage;
  }
}
