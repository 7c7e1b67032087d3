import { readLink, writeLink } from '../state/view-link.ts';
import type { PanelView } from './panel-context.ts';

/** What the page's URL says of a view. */
export const restoreView = (name: string): Partial<PanelView> =>
  name === '' ? {} : readLink(new URL(location.href), name);

/** Writes the view into the page's URL, in place of the history's entry: going back leaves the page, not a zoom. */
export function showView(name: string, view: PanelView): void {
  if (name === '') return;
  const { href } = writeLink(new URL(location.href), name, view);
  // A router keeps its own things in the state.
  if (href !== location.href) history.replaceState(history.state, '', href);
}
