import UPlot from 'uplot';
import { CHART_HEIGHT, CHARTS, chartUrl, type Measure, painted } from '../workload.ts';
import type { Answer } from './answer.ts';
import { cards } from './cards.ts';

const palette = ['#2a71d6', '#e26b1b', '#8c0553', '#45968d', '#905211', '#562f9e'];

/** The fastest chart library there is, by hand: `JSON.parse`, columns, uPlot with its legend and cursor. */
export const measure: Measure = async () => {
  const boxes = cards(CHART_HEIGHT);
  await painted();
  const started = performance.now();
  await Promise.all(
    Array.from({ length: CHARTS }, async (_, chart) => {
      const response = await fetch(chartUrl(chart));
      const { result } = ((await response.json()) as Answer).data;
      const times = result[0]?.values.map(([seconds]) => seconds) ?? [];
      const columns = result.map(({ values }) => values.map(([, value]) => Number(value)));
      const box = boxes[chart];
      if (box === undefined) throw new Error('a chart has no box');
      const size = { width: box.clientWidth, height: CHART_HEIGHT };
      const series = result.map(({ metric }, index) => ({
        label: metric.subtask_index ?? '',
        stroke: palette[index % palette.length] ?? '',
      }));
      new UPlot(
        { ...size, title: `Chart ${chart}`, series: [{}, ...series] },
        [times, ...columns],
        box,
      );
    }),
  );
  return (await painted()) - started;
};
