import type { CSSResult } from 'lit';

/** Adds styles that came later than the element, once. */
export function adoptStyles(root: Node, { styleSheet }: CSSResult): void {
  if (!(root instanceof ShadowRoot) || styleSheet === undefined) return;
  const others = root.adoptedStyleSheets.filter((sheet) => sheet !== styleSheet);
  root.adoptedStyleSheets = [...others, styleSheet];
}
