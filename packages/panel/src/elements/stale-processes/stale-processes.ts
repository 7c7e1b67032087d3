import { formatValue } from '@flink-metrics/sdk/echarts/format';
import type { StaleProcess } from '@flink-metrics/sdk/flink/job';
import { html, nothing } from 'lit';
import { FlinkElement } from '../../base/flink-element.ts';
import { tokens } from '../../theme/tokens.ts';
import { staleProcessesStyles } from './stale-processes.styles.ts';

/** With a random suffix every restart of a process leaves one behind; nobody reads hundreds. */
const SHOWN = 5;
/** As many names stand beside the heading. */
const NAMED = 2;

const nameOf = ({ taskManager }: StaleProcess): string => taskManager ?? 'JobManager';

/**
 * Processes whose last numbers stand in a Pushgateway although they are gone.
 *
 * @tag flink-metrics-stale-processes
 * @csspart base - The note.
 */
export class FlinkMetricsStaleProcesses extends FlinkElement {
  static override readonly styles = [tokens, staleProcessesStyles];

  static override readonly properties = {
    processes: { attribute: false },
    now: { type: Number },
  };

  /** What is left of them, the latest push first; the provider's when not set. */
  declare processes: readonly StaleProcess[] | undefined;
  /** Unix ms: what their age is counted from; when the provider's data came when not set. */
  declare now: number | undefined;

  override render() {
    const { messages } = this.surroundings.language;
    const processes = this.processes ?? this.panel?.state.processes.stale ?? [];
    const count = processes.length;
    if (count === 0) return nothing;
    return html`
      <details part="base">
        <summary>
          <strong>${messages.staleTitle(count)}</strong>
          <span class="essence">${count > NAMED ? nothing : this.#renderNames(processes)}${messages.staleSummary}</span>
        </summary>
        <p>${messages.staleHint}</p>
        <ul>
          ${processes.slice(0, SHOWN).map((process) => this.#renderProcess(process))}
          ${count > SHOWN ? html`<li>${messages.moreProcesses(count - SHOWN)}</li>` : nothing}
        </ul>
      </details>
    `;
  }

  #renderNames(processes: readonly StaleProcess[]) {
    return processes.map((process) => html`<span class="name">${nameOf(process)}</span> · `);
  }

  #renderProcess(process: StaleProcess) {
    const { host, lastPush } = process;
    const { language, timeZone } = this.surroundings;
    const now = this.now ?? this.panel?.state.updatedAt ?? lastPush;
    const age = formatValue(Math.max(0, now - lastPush), 'ms', {
      locale: language.locale,
      timeZone,
    });
    return html`<li>
      <strong>${nameOf(process)}</strong> ${host}
      <time datetime=${new Date(lastPush).toISOString()}>${language.messages.lastPush(age)}</time>
    </li>`;
  }
}
