// What ECharts itself makes of the option, as an SVG: with a part that is not registered it would draw nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import {
  DatasetComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { LegacyGridContainLabel } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { createColorScale } from '../chart/color-scale.ts';
import { type LineOptions, lineOption } from './line-option.ts';

use([
  ...[BarChart, CustomChart, LineChart, DatasetComponent, GridComponent],
  ...[LegendComponent, TooltipComponent, LegacyGridContainLabel, SVGRenderer],
]);

const RED = '#ff0000';

const series = (...values: number[]) => ({
  labels: { tm_id: 'a' },
  times: Float64Array.from(values, (_, index) => index * 1000),
  values: Float64Array.from(values),
});

const options: LineOptions = {
  unit: 'count',
  step: 1000,
  locale: 'en',
  palette: [RED],
  colors: createColorScale(1),
  label: () => 'a',
};

const HEIGHT = 200;

function svgOf(theme: object | null, ...parameters: Parameters<typeof lineOption>): string {
  const chart = init(null, theme, { renderer: 'svg', ssr: true, width: 400, height: HEIGHT });
  chart.setOption(lineOption(...parameters));
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

/** The elements drawn in the series' colour. */
function drawn(...parameters: Parameters<typeof lineOption>): readonly string[] {
  const svg = svgOf(null, ...parameters);
  const elements = svg.match(/<path[^>]*>/g) ?? [];
  return elements.filter((element) => element.includes(RED) || element.includes('rgb(255,0,0)'));
}

test('a line is one path', () => {
  assert.equal(drawn([series(1, 2, 3)], options).length, 1);
});

test('a stack has its area, a ghost its own line', () => {
  assert.equal(drawn([series(1, 2, 3)], { ...options, view: 'stacked' }).length, 2);
  assert.equal(drawn([series(1, 2, 3)], { ...options, ghosts: [series(2, 2, 2)] }).length, 2);
});

test('a bar a sample', () => {
  assert.equal(drawn([series(1, 2, 3)], { ...options, view: 'bars' }).length, 3);
});

test('a band a state', () => {
  const bands = drawn([series(0, 0, 1, 0)], { ...options, view: 'state' });
  assert.equal(bands.length, 3);
  assert.ok(bands[0]?.includes('opacity="0.12"'), bands[0]);
});

const named = (tm_id: string, ...values: number[]) => ({ ...series(...values), labels: { tm_id } });
const byName = { ...options, label: ({ tm_id = '' }: Readonly<Record<string, string>>) => tm_id };

test('without a palette all is in the colours of the theme, and a ghost in that of its series', () => {
  const theme = { color: ['#00aa11', '#0011aa'], valueAxis: { axisLabel: { color: '#123456' } } };
  const { palette: _, colors: __, ...themed } = byName;
  const matrix = [named('a', 1, 2, 3), named('b', 2, 3, 4)];
  const svg = svgOf(theme, matrix, { ...themed, ghosts: [named('b', 3, 3, 3)] });
  assert.equal(
    svg.match(/<path[^>]*stroke="#00aa11"/g)?.length,
    2,
    'a line, and its sign in the legend',
  );
  assert.equal(svg.match(/<path[^>]*stroke="#0011aa"/g)?.length, 3, 'the ghost, too');
  assert.match(svg, /<text[^>]*fill="#123456"/);
  assert.match(svgOf(theme, [series(0, 1, 0)], { ...themed, view: 'state' }), /fill="#00aa11"/);
});

test('the legend is below the plot and covers nothing', () => {
  const svg = svgOf(null, [named('first', 1, 2, 3), named('second', 2, 3, 4)], byName);
  const heightOf = (name: string) =>
    Number(new RegExp(`translate\\([\\d.]+ ([\\d.]+)\\)"[^>]*>${name}<`).exec(svg)?.[1]);
  assert.ok(heightOf('first') > HEIGHT - 28, svg);
  assert.equal(heightOf('first'), heightOf('second'));
  const times = [...svg.matchAll(/translate\([\d.]+ ([\d.]+)\)"[^>]*>\d\d:\d\d/g)];
  assert.ok(times.length > 0 && times.every(([, height]) => Number(height) < HEIGHT - 28), svg);
});

test('one line alone needs no legend', () => {
  assert.doesNotMatch(svgOf(null, [named('alone', 1, 2)], byName), />alone</);
});

test('what the user switched off in the legend stays off with new data', () => {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 400, height: HEIGHT });
  const matrix = [named('a', 1, 2, 3), named('b', 2, 3, 4)];
  chart.setOption(lineOption(matrix, byName));
  chart.dispatchAction({ type: 'legendUnSelect', name: 'a' });
  chart.setOption(lineOption([named('a', 2, 2, 2), named('b', 3, 3, 3)], byName));
  const { legend } = chart.getOption() as { legend: readonly { selected: object }[] };
  chart.dispose();
  assert.deepEqual(legend[0]?.selected, { a: false, b: true });
});
