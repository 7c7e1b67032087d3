import * as echarts from 'echarts';
import { CHART_HEIGHT, CHARTS, chartUrl, type Measure, painted } from '../workload.ts';
import type { Answer } from './answer.ts';
import { cards } from './cards.ts';

/**
 * What a page does that somebody writes in an afternoon: `JSON.parse`, arrays of pairs, all of ECharts with tooltip,
 * legend and time axis. Without the animation, which would take a second by itself, and without a symbol a sample.
 */
export const measure: Measure = async () => {
  const boxes = cards(CHART_HEIGHT + 32);
  await painted();
  const started = performance.now();
  await Promise.all(
    Array.from({ length: CHARTS }, async (_, chart) => {
      const response = await fetch(chartUrl(chart));
      const answer = (await response.json()) as Answer;
      echarts.init(boxes[chart]).setOption({
        animation: false,
        title: { text: `Chart ${chart}` },
        tooltip: { trigger: 'axis' },
        legend: { type: 'scroll', bottom: 0 },
        grid: { left: 48, right: 12, top: 32, bottom: 56 },
        xAxis: { type: 'time' },
        yAxis: { type: 'value' },
        series: answer.data.result.map(({ metric, values }) => ({
          type: 'line',
          name: metric.subtask_index,
          showSymbol: false,
          data: values.map(([seconds, value]) => [seconds * 1000, Number(value)]),
        })),
      });
    }),
  );
  return (await painted()) - started;
};
