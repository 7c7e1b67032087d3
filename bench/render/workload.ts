/** What every page draws: as many charts as a big panel has open, each as full as the panel lets one be. */
export const CHARTS = 30;
export const SERIES = 20;
export const POINTS = 360;
/** ms */
export const STEP = 15_000;
export const END = 1_700_000_400_000;
export const START = END - (POINTS - 1) * STEP;

/** px: the same for all, and all charts are on the screen. */
export const VIEWPORT = { width: 1280, height: 3600 };
export const COLUMNS = 3;
export const CHART_HEIGHT = 168;

export const queryOf = (chart: number): string => `sum by (subtask_index) (flink_metric_${chart})`;

/** Where a page asks for a chart. */
export function chartUrl(chart: number): string {
  const [start, end, step] = [START, END, STEP].map((ms) => `${ms / 1000}`);
  const parameters = { query: queryOf(chart), start, end, step } as Record<string, string>;
  return `/api/v1/query_range?${new URLSearchParams(parameters)}`;
}

/**
 * A page's measurement: ms from the first byte asked for until all charts are painted. The boxes for them are painted
 * before, as in a panel that looks for its job first.
 */
export type Measure = () => Promise<number>;

/** Two frames after what was drawn last, it has been painted. */
export async function painted(): Promise<number> {
  await nextFrame();
  await nextFrame();
  return performance.now();
}

export const nextFrame = (): Promise<number> =>
  new Promise((resolve) => requestAnimationFrame(resolve));
