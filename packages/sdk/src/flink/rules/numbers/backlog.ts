/** What tells how long a backlog lasts. Records, and records a second. */
export interface Backlog {
  readonly waiting: number;
  /** What is read while there is a backlog, so as much as can be. */
  readonly capacity: number;
  /** What arrives: a quarter of the time less, and a quarter of the time more. */
  readonly inflow: { readonly low: number; readonly high: number };
}

/** Seconds; null: at that speed never. */
export interface BacklogTime {
  readonly soonest: number | null;
  readonly latest: number | null;
}

/** How long it takes until nothing waits, as a range: one number would promise what traffic decides. */
export function backlogTime({ waiting, capacity, inflow }: Backlog): BacklogTime {
  const at = (arriving: number): number | null => {
    if (waiting <= 0) return 0;
    return capacity > arriving ? waiting / (capacity - arriving) : null;
  };
  return {
    soonest: at(Math.min(inflow.low, inflow.high)),
    latest: at(Math.max(inflow.low, inflow.high)),
  };
}
