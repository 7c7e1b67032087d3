import { formatTime } from '../data/numbers.ts';

type Values = Readonly<Record<string, string | number | undefined>>;

/** Texts as they are, and Unix times in ms as Prometheus takes them. @throws {RangeError} */
export const timeParams = (values: Values): URLSearchParams => definedParams(values, formatTime);

export function definedParams(
  values: Values,
  format = (_: string, value: number) => String(value),
): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined)
      params.set(name, typeof value === 'number' ? format(name, value) : value);
  }
  return params;
}

const LEGACY_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * A label name as a part of a path. Names beyond the classic letters go in the `U__` form (`.` is `_2e_`),
 * since a `/` would be two parts to the server's router, however it is percent-encoded.
 * @see https://github.com/prometheus/proposals/blob/main/proposals/2023-08-21-utf8.md
 */
export function labelPathSegment(name: string): string {
  if (LEGACY_NAME.test(name)) return name;
  const escaped = [...name].map((character) => {
    if (character === '_') return '__';
    if (/[A-Za-z0-9]/.test(character)) return character;
    return `_${character.codePointAt(0)?.toString(16)}_`;
  });
  return `U__${escaped.join('')}`;
}
