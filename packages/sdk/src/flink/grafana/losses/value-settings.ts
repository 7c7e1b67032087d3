import { type Fields, fields, isFields, list, text } from '../json/fields.ts';
import { defaultsOf, isNumber, overridesOf } from '../json/panel-settings.ts';
import { detailOf } from './difference.ts';

const latest = /^(last|lastNotNull|current|)$/;

/** What a number is made of; null where it is the latest value, as a tile's is. */
export function calculationOf({ type, valueName, options }: Fields): string | null {
  if (!isNumber(text(type))) return null;
  if (type === 'singlestat') return unlessLatest(text(valueName));
  const { reduceOptions, fieldOptions } = fields(options);
  const { calcs } = { ...fields(fieldOptions), ...fields(reduceOptions) };
  return unlessLatest(Array.isArray(calcs) ? text(calcs[0]) : '');
}

const unlessLatest = (calculation: string) => (latest.test(calculation) ? null : calculation);

/** Whether texts stand for values, and not only for there being none: that is told here as well. */
export function mappingsOf(panel: Fields): string | null {
  const mappings =
    panel.type === 'singlestat' ? oldMappings(panel) : list(defaultsOf(panel).mappings);
  return mappings.every(isOfNothing) ? null : '';
}

/** A singlestat keeps both lists, and uses one. */
const oldMappings = ({ mappingType, valueMaps, rangeMaps }: Fields) =>
  list(mappingType === 2 ? rangeMaps : valueMaps);

function isOfNothing({ type, options, value, from }: Fields): boolean {
  if (type === 'special') return /^(null|nan|null\+nan|empty)$/.test(text(fields(options).match));
  if (isFields(options)) return Object.keys(options).every((key) => key === 'null');
  return value === 'null' || from === 'null';
}

/** Which settings single series have for themselves. */
export function overridesIn(panel: Fields): string | null {
  const properties = overridesOf(panel).flatMap(({ properties }) => list(properties));
  return detailOf([
    ...properties.map(({ id }) => text(id).replace(/^custom\./, '')),
    // Of a graph.
    ...list(panel.seriesOverrides).flatMap(Object.keys).filter(isSetting),
    ...(Object.keys(fields(panel.aliasColors)).length > 0 ? ['color'] : []),
  ]);
}

/** `alias` tells whose settings they are; Angular left its own key behind. */
const isSetting = (key: string) => key !== 'alias' && !key.startsWith('$');
