import type { LineOption } from '@flink-metrics/sdk/echarts';
import type { SetOptionOpts } from 'echarts/core';

/** How the next option is to meet the chart that is already drawn. */
export type UpdatePlan = Pick<SetOptionOpts, 'notMerge' | 'replaceMerge'>;

/**
 * The same series: merge, so that only their data move. Other series: replace those, or ECharts would keep what is
 * gone. The first: there is nothing to meet.
 */
export function planUpdate(before: LineOption | null, next: LineOption): UpdatePlan {
  if (before === null) return { notMerge: true };
  const same = idsOf(before).join('\n') === idsOf(next).join('\n');
  return same ? {} : { replaceMerge: ['series', 'dataset'] };
}

/** Series ids are JSON, so a line break separates them safely. */
function idsOf({ series }: LineOption): readonly string[] {
  const list = Array.isArray(series) ? series : series === undefined ? [] : [series];
  return list.map(({ id, stack }) => `${id} ${stack ?? ''}`);
}
