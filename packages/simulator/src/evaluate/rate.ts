import type { Window } from './series.ts';

/**
 * The increase of a counter (`isCounter`: falls are resets) or the change of a gauge over a window, extrapolated
 * to the window's ends as Prometheus does.
 *
 * @see https://github.com/prometheus/prometheus/blob/v3.5.0/promql/functions.go (extrapolatedRate)
 */
export function extrapolatedIncrease(window: Window, isCounter: boolean): number | undefined {
  const { times, values, start, end } = window;
  const last = times.length - 1;
  const [firstTime, lastTime] = [times[0], times[last]];
  const [firstValue, lastValue] = [values[0], values[last]];
  if (
    last < 1 ||
    firstTime === undefined ||
    lastTime === undefined ||
    firstValue === undefined ||
    lastValue === undefined
  )
    return undefined;

  const increase = lastValue - firstValue + (isCounter ? lostByResets(values) : 0);
  const sampled = (lastTime - firstTime) / 1000;
  const spacing = sampled / last;
  const zeroAfter =
    isCounter && increase > 0 && firstValue >= 0
      ? sampled * (firstValue / increase)
      : Number.POSITIVE_INFINITY;
  const before = beforeFirst((firstTime - start) / 1000, spacing, zeroAfter, window.prometheus);
  const after = atMost((end - lastTime) / 1000, spacing);
  return (increase * (sampled + before + after)) / sampled;
}

/** The change between the last two samples. */
export function instantIncrease(
  { times, values }: Window,
  isCounter: boolean,
): { readonly increase: number; readonly seconds: number } | undefined {
  const [time, previousTime] = [times.at(-1), times.at(-2)];
  const [value, previous] = [values.at(-1), values.at(-2)];
  if (
    time === undefined ||
    previousTime === undefined ||
    value === undefined ||
    previous === undefined
  )
    return undefined;
  return {
    increase: isCounter && value < previous ? value : value - previous,
    seconds: (time - previousTime) / 1000,
  };
}

function lostByResets(values: readonly number[]): number {
  let lost = 0;
  values.forEach((value, index) => {
    const previous = values[index - 1];
    if (previous !== undefined && value < previous) lost += previous;
  });
  return lost;
}

/** A series that begins or ends inside the window is taken to do so half a sample's spacing away. */
const atMost = (gap: number, spacing: number): number => (gap < spacing * 1.1 ? gap : spacing / 2);

/** A counter is not extrapolated below zero. Prometheus 2 compared with the whole gap, 3 with what it goes back. */
const beforeFirst = (gap: number, spacing: number, zeroAfter: number, prometheus: 2 | 3): number =>
  prometheus === 2
    ? atMost(Math.min(gap, zeroAfter), spacing)
    : Math.min(atMost(gap, spacing), zeroAfter);
