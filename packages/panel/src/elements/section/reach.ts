import type { AnswerElement } from '../internal/answer-element.ts';

/** Leads to a chart of a section: the focus and the page go there. @returns whether it is there */
export function reach(section: ParentNode, chart: string): boolean {
  const items = section.querySelectorAll<AnswerElement>('.item > :first-child');
  const found = [...items].find(({ chartId }) => chartId === chart);
  if (found === undefined) return false;
  found.tabIndex = -1;
  found.focus({ preventScroll: true });
  found.scrollIntoView({ block: 'center' });
  return true;
}
