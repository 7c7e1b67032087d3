// The smallest ECharts that draws lines: tooltip, legend and zoom are the elements' own, which keeps 23 KB and the
// inline styles of ECharts' tooltip (a strict Content-Security-Policy forbids them) out.
import { LineChart } from 'echarts/charts';
import { DatasetComponent, GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([LineChart, DatasetComponent, GridComponent, CanvasRenderer]);

export { init };
