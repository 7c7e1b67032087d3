/** The first index whose time is not before `time`; the length where all are. */
export function lowerBound(times: Float64Array, time: number): number {
  let from = 0;
  let to = times.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((times[middle] ?? 0) < time) from = middle + 1;
    else to = middle;
  }
  return from;
}
