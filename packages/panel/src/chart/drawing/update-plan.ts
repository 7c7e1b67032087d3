import type { SetOptionOpts } from 'echarts/core';

/** How the next axes are to meet those that are already drawn. */
export type UpdatePlan = Pick<SetOptionOpts, 'notMerge'>;

interface DrawnAxes {
  readonly yAxis: { readonly type: string };
}

/**
 * The same kind of axes: merge, so that only their marks move. The first, or axes of another kind: replace all, or
 * ECharts would keep what the kind before was told.
 */
export function planUpdate(before: DrawnAxes | null, next: DrawnAxes): UpdatePlan {
  return before?.yAxis.type === next.yAxis.type ? {} : { notMerge: true };
}
