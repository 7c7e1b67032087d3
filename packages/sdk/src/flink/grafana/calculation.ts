import { type Fields, fields, text } from './fields.ts';
import { isNumber } from './panel-type.ts';

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
