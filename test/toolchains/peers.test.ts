import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createColorScale } from '@flink-metrics/sdk/chart';
import { lineOption } from '@flink-metrics/sdk/echarts';
import type * as ECharts from 'echarts';
import { installed } from './installed.ts';

const RED = '#ff0000';
const START = Date.UTC(2026, 2, 1, 10);

const series = (...values: number[]) => ({
  labels: { tm_id: 'a' },
  times: Float64Array.from(values, (_, index) => START + index * 60_000),
  values: Float64Array.from(values),
});

/** The SVG that the oldest ECharts we name makes of an option. */
async function drawn(view: 'line' | 'stacked' | 'step' | 'bars' | 'state'): Promise<string> {
  // It takes Node's navigator for that of a browser, and then looks for a window.
  Reflect.deleteProperty(globalThis, 'navigator');
  const { init } = (await installed())('echarts-5') as typeof ECharts;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 600, height: 200 });
  const option = lineOption([series(0, 1, 0, 1, 1)], {
    view,
    unit: 'count',
    step: 60_000,
    locale: 'en',
    palette: [RED],
    timeZone: 'UTC',
    colors: createColorScale(1),
    label: () => 'a',
  });
  // Of another version's types.
  chart.setOption(option as unknown as ECharts.EChartsOption);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

for (const view of ['line', 'stacked', 'step', 'bars', 'state'] as const) {
  test(`ECharts 5.4 draws ${view}, with times below`, async () => {
    const svg = await drawn(view);
    assert.match(svg, /<path[^>]*(#ff0000|rgb\(255,0,0\))/);
    assert.match(svg, />10:0[1-4]</);
    // Each within the picture: the middle of its line, and the end that is on the plot's side.
    const places = [...svg.matchAll(/<text[^>]*translate\(([-\d.]+) ([-\d.]+)\)/g)];
    assert.ok(places.length > 4);
    for (const [, x, y] of places)
      assert.ok(Number(x) > 5 && Number(y) > 5 && Number(y) < 195, svg);
  });
}
