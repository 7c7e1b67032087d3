import { formatValue } from '@flink-metrics/sdk/echarts/format';
import type { StaleProcess } from '@flink-metrics/sdk/flink/job';
import { html, nothing } from 'lit';
import { FlinkElement } from '../../base/flink-element.ts';
import { tokens } from '../../theme/tokens.ts';
import { staleProcessesStyles } from './stale-processes.styles.ts';

/** With a random suffix every restart of a process leaves one behind; nobody reads hundreds. */
const SHOWN = 5;

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

  /** The latest push first. */
  declare processes: readonly StaleProcess[];
  /** Unix ms: what their age is counted from. */
  declare now: number;

  constructor() {
    super();
    this.processes = [];
    this.now = 0;
  }

  override render() {
    const { messages } = this.surroundings.language;
    const count = this.processes.length;
    if (count === 0) return nothing;
    return html`
      <details part="base">
        <summary>${messages.staleTitle(count)}</summary>
        <p>${messages.staleHint}</p>
        <ul>
          ${this.processes.slice(0, SHOWN).map((process) => this.#renderProcess(process))}
          ${count > SHOWN ? html`<li>${messages.moreProcesses(count - SHOWN)}</li>` : nothing}
        </ul>
      </details>
    `;
  }

  #renderProcess({ taskManager, host, lastPush }: StaleProcess) {
    const { language, timeZone } = this.surroundings;
    const age = formatValue(Math.max(0, this.now - lastPush), 'ms', {
      locale: language.locale,
      timeZone,
    });
    return html`<li>
      <strong>${taskManager ?? 'JobManager'}</strong> ${host}
      <time datetime=${new Date(lastPush).toISOString()}>${language.messages.lastPush(age)}</time>
    </li>`;
  }
}
