import { formatTime } from './time.ts';

type Values = Readonly<Record<string, string | number | undefined>>;

/** Texts as they are, and Unix times in ms as Prometheus takes them. @throws {RangeError} */
export function timeParams(values: Values): URLSearchParams {
  const texts = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'number' ? formatTime(name, value) : value,
  ]);
  return definedParams(Object.fromEntries(texts));
}

export function definedParams(values: Values): URLSearchParams {
  const defined = Object.entries(values).filter(([, value]) => value !== undefined);
  return new URLSearchParams(defined.map(([name, value]) => [name, String(value)]));
}
