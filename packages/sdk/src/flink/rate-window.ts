/**
 * The range for `rate()` and `increase()` so that no sample falls between two points and two samples are always inside:
 * `max(step + interval, 4 × interval)`, as Grafana's `$__rate_interval` does.
 *
 * @param step distance of the points asked for, in ms
 * @param interval time between two samples of a series, in ms: the scrape interval, or with a Pushgateway the longer of
 *   the reporter's and the scrape interval
 * @returns the window in ms
 * @throws {RangeError} where one is not a positive, finite number.
 */
export function rateWindow(step: number, interval: number): number {
  for (const [name, value] of Object.entries({ step, interval })) {
    if (!(Number.isFinite(value) && value > 0)) {
      throw new RangeError(`${name} must be a positive number of milliseconds, got ${value}`);
    }
  }
  return Math.ceil(Math.max(step + interval, 4 * interval));
}
