import type { JobNumbers } from '@flink-metrics/sdk/flink/rules';
import type { Rules } from '../../../later/load.ts';
import type { FlinkElement } from '../../../provider/flink-element.ts';
import type { Panel } from '../../../provider/panel-context.ts';
import { parseTimeRange, spanOf } from '../../../range/time-range.ts';
import { type Problem, problemOf } from '../../../store/state/problem.ts';

/** What the job needs, in numbers: asked for while something that shows it is open. */
export class JobNeeds {
  readonly #element: FlinkElement;
  #asked = '';
  #abort = new AbortController();
  #numbers: JobNumbers | null = null;
  #problem: Problem | null = null;

  constructor(element: FlinkElement) {
    this.#element = element;
  }

  /** Null until they are known; kept when a later attempt fails. */
  get numbers(): JobNumbers | null {
    return this.#numbers;
  }

  get problem(): Problem | null {
    return this.#problem;
  }

  /** Something that shows them was opened or closed. */
  readonly toggled = (): void => this.#element.requestUpdate();

  /** Asks as of the end of the range, as often as the charts are refreshed. */
  async follow({ client, state, view }: Panel, { jobNumbers }: Rules): Promise<void> {
    if (this.#element.renderRoot.querySelector('.numbers[open]') === null) return;
    const { scope, interval, updatedAt } = state;
    const range = parseTimeRange(view.range);
    const job = JSON.stringify([scope, view.range]);
    const asked = `${job} ${updatedAt}`;
    if (client === null || scope === null || range === null || asked === this.#asked) return;
    if (!this.#asked.startsWith(job)) this.#numbers = null;
    this.#asked = asked;
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    try {
      const at = spanOf(range, Date.now()).end;
      const given = interval === null ? {} : { interval };
      const numbers = await jobNumbers(client, scope, { at, signal, ...given });
      if (signal.aborted) return;
      this.#numbers = numbers;
      this.#problem = null;
    } catch (error) {
      if (signal.aborted) return;
      this.#problem = problemOf(error);
    }
    this.#element.requestUpdate();
  }
}
