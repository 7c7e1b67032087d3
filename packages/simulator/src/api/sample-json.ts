/** A sample's time as Prometheus writes it: seconds, with a fraction where there is one. */
export const jsonTime = (milliseconds: number): number => milliseconds / 1000;

/** A sample's value as Prometheus writes it: text, with exponents as Go has them. */
export function jsonValue(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Number.POSITIVE_INFINITY) return '+Inf';
  if (value === Number.NEGATIVE_INFINITY) return '-Inf';
  if (Object.is(value, -0)) return '-0';
  return String(value).replace(/e([+-])(\d)$/, 'e$10$2');
}
