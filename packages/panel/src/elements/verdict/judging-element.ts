import type { Diagnosis } from '@flink-metrics/sdk/flink/rules';
import { nothing, type PropertyDeclarations } from 'lit';
import { later } from '../../dom/later.ts';
import { FlinkElement } from '../../provider/flink-element.ts';
import { adoptStyles } from '../../theme/adopted-styles.ts';
import { clockTime } from '../internal/clock-time.ts';
import type { Inside, Shown } from './lazy/inside.ts';

const insides = later(() => import('./lazy/inside.ts'));

/** What shows what is wrong with a job: how, is loaded once that is known. */
export abstract class JudgingElement extends FlinkElement {
  static override readonly properties: PropertyDeclarations = {
    diagnosis: { attribute: false },
  };

  /** What is shown; the provider's when not set. */
  declare diagnosis: Diagnosis | undefined;

  protected override readonly judges = true;
  protected abstract readonly form: 'verdict' | 'findings';

  #inside: Inside | null = null;

  /** Until it is known. */
  protected wait(_said: string): unknown {
    return nothing;
  }

  override render() {
    const { diagnosis, panel, surroundings, form } = this;
    const { messages } = surroundings.language;
    const shown: Shown | undefined =
      diagnosis === undefined ? panel?.state.findings : { diagnosis, problem: null };
    if (shown === undefined || panel?.state.phase === 'idle') return nothing;
    if ((shown.diagnosis ?? shown.problem) !== null) {
      const inside = this.#loaded()?.render({
        ...{ form, shown, surroundings, panel },
        timeText: (time) => clockTime(time, surroundings, 'short'),
      });
      if (inside !== undefined) return inside;
    }
    return this.wait(insides.failed ? messages.notFetched : messages.judging);
  }

  #loaded(): Inside | null {
    const loaded = insides.drawnBy(this);
    if (loaded === undefined) return null;
    adoptStyles(this.renderRoot, loaded.viewStyles);
    this.#inside ??= new loaded.Inside(this, (chart) => this.emit('flink-chart-show', { chart }));
    return this.#inside;
  }
}
