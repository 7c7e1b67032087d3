/** What an element takes and sends: the names of its properties and of its events. */
export interface ElementFacts {
  readonly properties: readonly string[];
  readonly events: readonly string[];
}

export type Props = Readonly<Record<string, unknown>>;

/** `onFlinkQuery`, as React names the listener of `flink-query`. */
export const listenerName = (event: string): string =>
  `on-${event}`.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * Gives an element what a component was given. React 18 writes attributes where a custom element has properties
 * (https://github.com/facebook/react/issues/11347), and what a server cannot write is not made up for when a page is
 * hydrated, so this sets properties and listeners by itself, in every version.
 */
export class ElementBridge {
  readonly #element: HTMLElement;
  readonly #facts: ElementFacts;
  /** What the element had before the component set it: again what it has when a property is given no more. */
  readonly #usual = new Map<string, unknown>();
  #props: Props = {};

  constructor(element: HTMLElement, facts: ElementFacts) {
    this.#element = element;
    this.#facts = facts;
  }

  /** Only what changed since: what the user chose meanwhile stays, as long as the host says the same as before. */
  give(props: Props): void {
    const before = this.#props;
    this.#props = props;
    for (const name of this.#facts.properties) {
      if (!Object.is(props[name], before[name])) this.#set(name, props[name]);
    }
    for (const event of this.#facts.events) {
      if (props[listenerName(event)]) this.#element.addEventListener(event, this);
      else this.#element.removeEventListener(event, this);
    }
  }

  /** The listeners; properties stay, for an element that is only out of sight comes back. */
  leave(): void {
    for (const event of this.#facts.events) this.#element.removeEventListener(event, this);
  }

  handleEvent(event: Event): void {
    const listener = this.#props[listenerName(event.type)];
    if (typeof listener === 'function') listener(event);
  }

  #set(name: string, value: unknown): void {
    if (!this.#usual.has(name)) this.#usual.set(name, Reflect.get(this.#element, name));
    const given = value === undefined ? this.#usual.get(name) : value;
    Reflect.set(this.#element, name, given);
  }
}
