/** After failures it is asked later each time, and at least as often as this, or as the panel refreshes. */
export const LONGEST_WAIT_MS = 60_000;
