const told = new Set<string>();

/** For the page's console and its error handlers; the same of many elements once, as one cause breaks all of them. */
export function tellOnce(error: unknown): void {
  const text = String(error);
  if (told.has(text)) return;
  told.add(text);
  reportError(error);
  if (document.createTextNode('').ownerDocument !== document) {
    import('./proxied-document.ts').then(({ PROXIED_DOCUMENT }) => console.error(PROXIED_DOCUMENT));
  }
}
