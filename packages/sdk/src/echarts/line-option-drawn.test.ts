// What ECharts itself makes of the option, as an SVG: with a part that is not registered it would draw nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { DatasetComponent, GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { createColorScale } from '../chart/color-scale.ts';
import { type LineOptions, lineOption } from './line-option.ts';

use([BarChart, CustomChart, LineChart, DatasetComponent, GridComponent, SVGRenderer]);

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

/** The elements drawn in the series' colour. */
function drawn(...parameters: Parameters<typeof lineOption>): readonly string[] {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 400, height: 200 });
  chart.setOption(lineOption(...parameters));
  const svg = chart.renderToSVGString();
  chart.dispose();
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
