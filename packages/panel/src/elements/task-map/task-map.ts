import type { TaskFigures } from '@flink-metrics/sdk/flink/rules';
import { css, nothing, type PropertyDeclarations } from 'lit';
import { later } from '../../dom/later.ts';
import { FlinkElement } from '../../provider/flink-element.ts';
import { adoptStyles } from '../../theme/adopted-styles.ts';
import { controls } from '../../theme/controls.ts';
import { toggle } from '../../theme/toggle.ts';
import { tokens } from '../../theme/tokens.ts';
import type { TaskMap } from './lazy/task-map.ts';

/** What draws it, heading and all. */
const maps = later(() => import('./lazy/task-map.ts'));

/**
 * The job's tasks in the order of the stream: how much of their time they are busy, backpressured and idle, what goes
 * through them, how evenly their subtasks work, and which of them holds the others up. Asked for while it is open.
 *
 * @tag flink-metrics-task-map
 * @event flink-task-choose - The user wants to see one task alone in the charts, or all again; preventable.
 * @csspart heading - The heading's button.
 * @csspart finding - What is wrong with a task.
 */
export class FlinkMetricsTaskMap extends FlinkElement {
  static override readonly styles = [
    tokens,
    controls,
    toggle,
    css`
      :host {
        display: block;
        min-inline-size: 0;
        min-block-size: var(--_control);
      }
    `,
  ];

  static override readonly properties: PropertyDeclarations = {
    open: { type: Boolean, reflect: true },
    tasks: { attribute: false },
  };

  /** The tasks are shown. */
  declare open: boolean;
  /** Shown instead of those of the provider's job. */
  declare tasks: readonly TaskFigures[] | undefined;

  #map: TaskMap | null = null;

  constructor() {
    super();
    this.open = false;
  }

  override render() {
    const { panel, surroundings, tasks } = this;
    if (tasks === undefined && panel?.state.scope == null) return nothing;
    const loaded = maps.drawnBy(this);
    if (loaded === undefined)
      return maps.failed ? surroundings.language.messages.notFetched : nothing;
    for (const styles of loaded.openStyles) adoptStyles(this.renderRoot, styles);
    this.#map ??= new loaded.TaskMap(this, (task) => this.emit('flink-task-choose', { task }));
    return this.#map.render(panel, surroundings, tasks);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flink-metrics-task-map': FlinkMetricsTaskMap;
  }
}
