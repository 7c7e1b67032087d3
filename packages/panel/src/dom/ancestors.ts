/** The nearest `lang` from the element up, through shadow roots, else the browser's own. */
export function inheritedLanguage(element: Element): string {
  let current: Element | null = element;
  while (current !== null) {
    const lang = current.getAttribute('lang');
    if (lang !== null && lang !== '') return lang;
    current = parentThroughShadow(current);
  }
  return navigator.language;
}

/** The slot it is shown in, the parent, or the host of the shadow root it is in; null for the document's root. */
export function parentThroughShadow(element: Element): Element | null {
  if (element.assignedSlot !== null) return element.assignedSlot;
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}
