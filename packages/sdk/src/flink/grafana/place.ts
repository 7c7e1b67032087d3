import { type Fields, number } from './fields.ts';

/** Items in the order people read them: from top to bottom, then along the line. */
export const inPlace = <Item>(
  items: readonly Item[],
  placeOf: (item: Item) => Fields,
): readonly Item[] =>
  items.toSorted((a, b) => {
    const [one, other] = [placeOf(a), placeOf(b)];
    return number(one.y) - number(other.y) || number(one.x) - number(other.x);
  });
