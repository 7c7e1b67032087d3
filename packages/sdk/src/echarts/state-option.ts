import type { CustomSeriesOption } from 'echarts/charts';
import type { LineOptions } from './line-options.ts';
import type { SeriesLook } from './looks.ts';
import { BAND_SHARE, highestOf, states, strength } from './states.ts';

/** A row of bands for each series. */
export function stateOption(
  looks: readonly SeriesLook[],
  { step }: LineOptions,
): CustomSeriesOption[] {
  const highest = highestOf(looks.map(({ series }) => series));
  return looks.map(({ color, id, name, series }, row) => ({
    type: 'custom',
    id,
    name,
    silent: true,
    itemStyle: { color },
    clip: true,
    dimensions: ['start', 'end', 'row', 'value'],
    encode: { x: ['start', 'end'], y: 'row' },
    data: states(series, step).map(({ start, end, value }) => [start, end, row, value]),
    renderItem(_, api) {
      const [left = 0, middle = 0] = api.coord([api.value('start'), row]);
      const [right = 0] = api.coord([api.value('end'), row]);
      const [, rowHeight = 0] = [api.size?.([0, 1])].flat();
      const height = BAND_SHARE * rowHeight;
      return {
        type: 'rect',
        shape: { x: left, y: middle - height / 2, width: right - left, height },
        style: { fill: color, opacity: strength(Number(api.value('value')), highest) },
      };
    },
  }));
}
