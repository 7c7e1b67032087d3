import { scaleOf, sharesOf } from './axis.ts';
import { calculationOf } from './calculation.ts';
import { type Change, type DifferenceKind, detailOf } from './difference.ts';
import { type Fields, fields, isFields, list, text } from './fields.ts';
import { linksIn } from './links.ts';
import { mappingsOf } from './mappings.ts';
import { overridesIn } from './overrides.ts';
import { placementChanges } from './placement.ts';
import { defaultsOf } from './settings.ts';
import { thresholdsOf } from './thresholds.ts';
import { arrangementOf } from './transformations.ts';
import { unknownUnit } from './units.ts';

/** What the detail of a kind is for a panel; null where the panel has none of it. */
type Reader = (panel: Fields) => string | null;

const readers: readonly (readonly [DifferenceKind, Reader])[] = [
  ['threshold', thresholdsOf],
  ['mapping', mappingsOf],
  ['override', overridesIn],
  ['unit', unknownUnit],
  ['calculation', calculationOf],
  ['scale', scaleOf],
  ['shares', sharesOf],
  ['time', timeOf],
  ['arrangement', arrangementOf],
  [
    'link',
    ({ links, options, ...panel }) =>
      linksIn(links, fields(options).dataLinks, defaultsOf({ ...panel, options }).links),
  ],
  ['alert', ({ alert }) => (isFields(alert) ? text(alert.name) : null)],
  ['annotation', ({ timeRegions }) => (list(timeRegions).length > 0 ? '' : null)],
];

/** What a panel has that no chart here does. */
export const panelChanges = (panel: Fields): readonly Change[] => [
  ...readers.flatMap(([kind, read]) => {
    const detail = read(panel);
    return detail === null ? [] : [{ kind, detail }];
  }),
  ...placementChanges(panel),
];

function timeOf({ timeFrom, timeShift }: Fields): string | null {
  const parts = Object.entries({ timeFrom, timeShift });
  return detailOf(
    parts.flatMap(([name, value]) => (text(value) === '' ? [] : [`${name} ${text(value)}`])),
  );
}
