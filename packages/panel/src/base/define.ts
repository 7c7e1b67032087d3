import { version } from '../version.ts';

interface VersionedElement extends CustomElementConstructor {
  readonly version?: string;
}

/**
 * Registers an element once. A page may hold two copies of this package (a script tag and a bundle): the first
 * wins, as defining a name twice throws, and a copy of another version says so. Does nothing without a DOM.
 */
export function defineElement(name: string, element: VersionedElement): void {
  if (typeof customElements === 'undefined') return;
  const existing: VersionedElement | undefined = customElements.get(name);
  if (existing === undefined) {
    customElements.define(name, element);
  } else if (existing.version !== version) {
    console.warn(
      `<${name}> is already defined by version ${existing.version ?? 'unknown'}; version ${version} is not used.`,
    );
  }
}
