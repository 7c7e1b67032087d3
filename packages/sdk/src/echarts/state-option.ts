import type { CustomSeriesOption } from 'echarts/charts';
import type { SeriesLook } from '../chart/series-looks.ts';
import { BAND_SHARE, highestOf, states, strength } from '../chart/states.ts';

/**
 * A row of bands for each series.
 * @param step of the range query, ms
 */
export function stateOption(
  looks: readonly SeriesLook[],
  step: number,
  silent: boolean,
): CustomSeriesOption[] {
  const highest = highestOf(looks.map(({ series }) => series));
  return looks.map(({ color, id, label, series }, row) => ({
    type: 'custom',
    id,
    name: label,
    silent,
    ...(color !== '' && { itemStyle: { color } }),
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
        style: {
          fill: color || String(api.visual('color') ?? ''),
          opacity: strength(Number(api.value('value')), highest),
        },
      };
    },
  }));
}
