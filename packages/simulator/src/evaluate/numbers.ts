/** A running sum with Neumaier's correction, as Prometheus 3 sums. */
export class KahanSum {
  #sum = 0;
  #correction = 0;

  add(value: number): void {
    const total = this.#sum + value;
    if (!Number.isFinite(total)) this.#correction = 0;
    else if (Math.abs(this.#sum) >= Math.abs(value)) this.#correction += this.#sum - total + value;
    else this.#correction += value - total + this.#sum;
    this.#sum = total;
  }

  get total(): number {
    return this.#sum + this.#correction;
  }
}

export function sumOf(values: readonly number[]): number {
  const sum = new KahanSum();
  for (const value of values) sum.add(value);
  return sum.total;
}

/** Also right where the sum would overflow. */
export function meanOf(values: readonly number[]): number {
  const mean = sumOf(values) / values.length;
  if (Number.isFinite(mean) || !values.every(Number.isFinite)) return mean;
  return sumOf(values.map((value) => value / values.length));
}

/** Population variance, by Welford. NaN or infinite input makes it NaN. */
export function varianceOf(values: readonly number[]): number {
  let mean = 0;
  let squares = 0;
  values.forEach((value, index) => {
    const delta = value - mean;
    mean += delta / (index + 1);
    squares += delta * (value - mean);
  });
  return squares / values.length;
}

/** The largest value; NaN only where all are. */
export const maxOf = (values: readonly number[]): number =>
  values.reduce((max, value) => (value > max || Number.isNaN(max) ? value : max));

/** The smallest value; NaN only where all are. */
export const minOf = (values: readonly number[]): number =>
  values.reduce((min, value) => (value < min || Number.isNaN(min) ? value : min));

/** The φ-quantile, interpolated; NaN sorts below everything. */
export function quantileOf(quantile: number, values: readonly number[]): number {
  if (values.length === 0 || Number.isNaN(quantile)) return Number.NaN;
  if (quantile < 0) return Number.NEGATIVE_INFINITY;
  if (quantile > 1) return Number.POSITIVE_INFINITY;
  const sorted = values.toSorted(ascending);
  const rank = quantile * (sorted.length - 1);
  const lower = Math.floor(rank);
  const weight = rank - lower;
  const [low, high] = [sorted[lower] ?? 0, sorted[Math.min(sorted.length - 1, lower + 1)] ?? 0];
  return low * (1 - weight) + high * weight;
}

/** NaN first. */
export function ascending(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return a < b ? -1 : Number(a > b);
}

/** Go's `FormatFloat(value, 'f', -1, 64)`: the shortest digits, never an exponent. */
export function formatPlain(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const [digits = '', exponent = '0'] = Math.abs(value).toString().split('e');
  const [whole = '', fraction = ''] = digits.split('.');
  const point = whole.length + Number(exponent);
  const all = whole + fraction;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`;
  if (point >= all.length) return sign + all + '0'.repeat(point - all.length);
  return `${sign}${all.slice(0, point)}.${all.slice(point)}`;
}
