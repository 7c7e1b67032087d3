import { type Fields, number } from '../json/fields.ts';
import type { Change } from '../losses/difference.ts';
import type { Panel } from './panel.ts';

/** Panels under one heading. */
export interface Row {
  /** Empty for panels above the first heading. */
  readonly title: string;
  readonly collapsed: boolean;
  readonly panels: readonly Panel[];
  /** Of its heading. */
  readonly changes: readonly Change[];
}

/** Items in the order people read them: from top to bottom, then along the line. */
export const inPlace = <Item>(
  items: readonly Item[],
  placeOf: (item: Item) => Fields,
): readonly Item[] =>
  items.toSorted((a, b) => {
    const [one, other] = [placeOf(a), placeOf(b)];
    return number(one.y) - number(other.y) || number(one.x) - number(other.x);
  });
