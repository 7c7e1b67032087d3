/** Of this package; elements of two versions on one page are told apart by it. */
export const version = '0.1.0';

/** Elements by their tags. */
export type Dependencies = Readonly<Record<string, DefinableElement>>;

interface DefinableElement extends CustomElementConstructor {
  readonly version?: string;
  /** The elements that its templates render, those that are loaded later too. */
  readonly dependencies?: Dependencies;
}

/**
 * Registers an element once, after those that it renders: an element that is already in the page is drawn whole when it
 * upgrades. A page may hold two copies of this package (a script tag and a bundle): the first wins, as defining a name
 * twice throws, and a copy of another version says so. Does nothing without a DOM.
 */
export function defineElement(name: string, element: DefinableElement): void {
  if (typeof customElements === 'undefined') return;
  const existing: DefinableElement | undefined = customElements.get(name);
  if (existing?.version === version) return;
  for (const [tag, dependency] of Object.entries(element.dependencies ?? {})) {
    defineElement(tag, dependency);
  }
  if (existing === undefined) {
    customElements.define(name, element);
  } else {
    console.warn(
      `<${name}> is already defined by version ${existing.version ?? 'unknown'}; version ${version} is not used.`,
    );
  }
}
