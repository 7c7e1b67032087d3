// The smallest ECharts that draws lines: tooltip, legend and zoom are the elements' own, which keeps 23 KB and the
// inline styles of ECharts' tooltip (a strict Content-Security-Policy forbids them) out.
import { LineChart } from 'echarts/charts';
import { DatasetComponent, GridComponent } from 'echarts/components';
import { init as initChart, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

// A function, not a statement of the module: bundlers take the package's modules for free of side effects, and
// would leave out a bare `use(…)` beside a re-exported `init`.
export const init: typeof initChart = (...options) => {
  use([LineChart, DatasetComponent, GridComponent, CanvasRenderer]);
  return initChart(...options);
};
