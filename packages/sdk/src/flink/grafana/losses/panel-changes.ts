import { type Fields, fields, isFields, list, text } from '../json/fields.ts';
import { defaultsOf, isGraph } from '../json/panel-settings.ts';
import { scaleOf, sharesOf } from './axis.ts';
import { linksIn, placementChanges } from './dashboard-changes.ts';
import { type Change, type DifferenceKind, detailOf } from './difference.ts';
import { thresholdsOf } from './thresholds.ts';
import { arrangementOf } from './transformations.ts';
import { unknownUnit } from './units.ts';
import { calculationOf, mappingsOf, overridesIn } from './value-settings.ts';

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
  ['instant', instantQueries],
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

/** Queries of a graph that Grafana asks for its last moment only; `range` as well is asked twice. */
function instantQueries({ type, targets }: Fields): string | null {
  if (!isGraph(text(type))) return null;
  const instant = list(targets).filter(
    ({ instant, range, hide }) => instant === true && range !== true && hide !== true,
  );
  return detailOf(instant.map(({ refId }) => text(refId)));
}
