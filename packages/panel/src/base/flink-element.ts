import { ContextConsumer } from '@lit/context';
import { LitElement } from 'lit';
import type { FlinkEvents } from '../events.ts';
import { version } from '../version.ts';
import { createSurroundings, type Surroundings, surroundingsContext } from './surroundings.ts';

/** What all elements share: the panel's surroundings, and typed events. */
export class FlinkElement extends LitElement {
  static readonly version = version;

  readonly #surroundings = new ContextConsumer(this, {
    context: surroundingsContext,
    subscribe: true,
    callback: (surroundings) => this.surroundingsChanged(surroundings),
  });
  #alone: Surroundings | undefined;

  protected get surroundings(): Surroundings {
    const shared = this.#surroundings.value;
    if (shared !== undefined) return shared;
    this.#alone ??= createSurroundings();
    return this.#alone;
  }

  /** For an element that follows something of the surroundings by itself, as the cursor. */
  protected surroundingsChanged(_surroundings: Surroundings): void {}

  /**
   * Tells the host page. Events leave every shadow root.
   * @returns false where a listener prevented the default
   */
  protected emit<Name extends keyof FlinkEvents>(
    name: Name,
    detail: FlinkEvents[Name]['detail'],
  ): boolean {
    return this.dispatchEvent(
      new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }),
    );
  }
}
