/**
 * Functions that map each element of an instant vector by itself; further arguments are scalars.
 * The metric name is dropped from what they give.
 */
export const elementwiseFunctions: Readonly<
  Record<string, (value: number, ...scalars: number[]) => number>
> = {
  abs: Math.abs,
  acos: Math.acos,
  acosh: Math.acosh,
  asin: Math.asin,
  asinh: Math.asinh,
  atan: Math.atan,
  atanh: Math.atanh,
  ceil: Math.ceil,
  clamp: (value, min, max) => Math.max(min ?? 0, Math.min(max ?? 0, value)),
  clamp_max: (value, max) => Math.min(max ?? 0, value),
  clamp_min: (value, min) => Math.max(min ?? 0, value),
  cos: Math.cos,
  cosh: Math.cosh,
  day_of_month: (seconds) => date(seconds).getUTCDate(),
  day_of_week: (seconds) => date(seconds).getUTCDay(),
  day_of_year: (seconds) => dayOfYear(date(seconds)),
  days_in_month: (seconds) => daysInMonth(date(seconds)),
  deg: (radians) => (radians * 180) / Math.PI,
  exp: Math.exp,
  floor: Math.floor,
  hour: (seconds) => date(seconds).getUTCHours(),
  ln: Math.log,
  log10: Math.log10,
  log2: Math.log2,
  minute: (seconds) => date(seconds).getUTCMinutes(),
  month: (seconds) => date(seconds).getUTCMonth() + 1,
  rad: (degrees) => (degrees * Math.PI) / 180,
  round: roundTo,
  sgn: (value) => (value < 0 ? -1 : value > 0 ? 1 : value),
  sin: Math.sin,
  sinh: Math.sinh,
  sqrt: Math.sqrt,
  tan: Math.tan,
  tanh: Math.tanh,
  year: (seconds) => date(seconds).getUTCFullYear(),
};

/** These read the time of the query where no vector is given. */
export const dateFunctions: ReadonlySet<string> = new Set([
  'day_of_month',
  'day_of_week',
  'day_of_year',
  'days_in_month',
  'hour',
  'minute',
  'month',
  'year',
]);

/** Ties go up. Multiplying by the inverse, as Prometheus does, keeps 0.1 and the like exact. */
function roundTo(value: number, nearest = 1): number {
  const inverse = 1 / nearest;
  return Math.floor(value * inverse + 0.5) / inverse;
}

const date = (seconds: number): Date => new Date(Math.trunc(seconds) * 1000);

const DAY = 86_400_000;

const dayOfYear = (day: Date): number =>
  Math.floor((day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 1)) / DAY) + 1;

const daysInMonth = (day: Date): number =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
