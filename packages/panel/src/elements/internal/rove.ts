import type { ReactiveElement } from 'lit';
import { later } from '../../dom/later.ts';
import { whenIdle } from '../../dom/paced.ts';

const roving = later(() => import('./roving.ts'));

/**
 * Makes each group of buttons one stop of the Tab key, once the page has time: nobody presses it before the first look,
 * and without that each button is a stop of its own.
 * @param groups CSS selectors, each of the buttons of one group
 */
export function rove(element: ReactiveElement, ...groups: readonly string[]): void {
  whenIdle(() =>
    roving.load().then(
      ({ Roving }) => new Roving(element, ...groups),
      () => {},
    ),
  );
}
