/** What must and must not compile of ECharts options; `tsc` is the test. */
import { createColorScale, lightPalette } from '@flink-metrics/sdk/chart';
import { lineOption } from '@flink-metrics/sdk/echarts';

const all = { unit: 'bytes', step: 1000, locale: 'en', label: () => '' } as const;
const colors = createColorScale(lightPalette.length);

lineOption([], all);
lineOption([], { ...all, palette: lightPalette });
lineOption([], { ...all, palette: lightPalette, colors, legend: false });
// @ts-expect-error colours of which palette?
lineOption([], { ...all, colors });
// @ts-expect-error no such view
lineOption([], { ...all, view: 'pie' });
// @ts-expect-error no such unit
lineOption([], { ...all, unit: 'furlongs' });
