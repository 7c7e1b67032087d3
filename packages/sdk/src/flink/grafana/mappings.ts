import { type Fields, fields, isFields, list, text } from './fields.ts';
import { defaultsOf } from './settings.ts';

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
