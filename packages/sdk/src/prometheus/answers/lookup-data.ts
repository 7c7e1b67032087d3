// Lists of names and label sets, checked by hand: what a panel asks for then needs no zod, which is 7 KB of its 60.
import type { Labels } from '../data/matrix.ts';
import type { Checked } from './read-json.ts';

/** Names, or values of a label. */
export const checkStrings = (data: unknown): Checked<readonly string[]> =>
  checkList(data, isString, 'text');

export const checkLabelSets = (data: unknown): Checked<readonly Labels[]> =>
  checkList(data, isLabels, 'label set');

export const isLabels = (value: unknown): value is Labels =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every(isString);

const isString = (value: unknown): value is string => typeof value === 'string';

function checkList<T>(
  data: unknown,
  isEntry: (entry: unknown) => entry is T,
  what: string,
): Checked<readonly T[]> {
  // Go's empty list.
  if (data === null) return { data: [] };
  if (!Array.isArray(data)) return { problem: 'it is no list', path: [] };
  const wrong = data.findIndex((entry) => !isEntry(entry));
  return wrong < 0 ? { data } : { problem: `it is no ${what}`, path: [wrong] };
}
