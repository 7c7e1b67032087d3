// All that only a drawn chart needs: what draws, including ECharts' renderer, and what lies over the lines. Loaded by
// `import()` when the first chart is seen.

export { Drawing, selectByPointer } from '../../../plot/drawing/drawing.ts';
export { nextTime } from '../../../series/next-time.ts';
export { clickedPoint, clickedRow } from '../clicked.ts';
export { markKey, placeMarks } from '../overlay/marks.ts';
export { overPlot, overPlotStyles } from '../overlay/over-plot.ts';
