import type { StaleProcess } from '@flink-metrics/sdk/internal/flink-core';
import { css, nothing } from 'lit';
import { later } from '../../dom/later.ts';
import { FlinkElement } from '../../provider/flink-element.ts';
import { note } from '../../theme/note.ts';
import { tokens } from '../../theme/tokens.ts';

/** Few deployments leave any behind. */
const list = later(() => import('./lazy/list.ts'));

/**
 * Processes whose last numbers stand in a Pushgateway although they are gone.
 *
 * @tag flink-metrics-stale-processes
 * @csspart base - The note.
 */
export class FlinkMetricsStaleProcesses extends FlinkElement {
  static override readonly styles = [
    tokens,
    note,
    css`
      :host {
        display: block;
      }
    `,
  ];

  static override readonly properties = {
    processes: { attribute: false },
    now: { type: Number },
  };

  /** What is left of them, the latest push first; the provider's when not set. */
  declare processes: readonly StaleProcess[] | undefined;
  /** Unix ms: what their age is counted from; when the provider's data came when not set. */
  declare now: number | undefined;

  override render() {
    const processes = this.processes ?? this.panel?.state.processes.stale ?? [];
    if (processes.length === 0) return nothing;
    const now = this.now ?? this.panel?.state.updatedAt ?? null;
    return list.drawnBy(this)?.staleList(processes, now, this.surroundings) ?? nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-stale-processes': FlinkMetricsStaleProcesses;
  }
}
