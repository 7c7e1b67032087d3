import { firstLoad } from './scripts/tools/first-load.ts';

const panel = await firstLoad('packages/panel/dist/define.js', '.cache/first-load');
const chart = await firstLoad('packages/panel/dist/define/chart.js', '.cache/first-load-chart');

/** The files as they are: what they import is not theirs. */
const asIs = { gzip: true, disablePlugins: ['@size-limit/esbuild'] };

export default [
  {
    ...asIs,
    name: 'script tag: panel, Lit, SDK and ECharts’ renderer',
    path: 'packages/panel/dist/flink-metrics.iife.js',
    limit: '250 kB',
  },
  {
    ...asIs,
    name: 'what the script tag loads later: the catalog, what judges a job, Grafana’s dashboards',
    path: 'packages/panel/dist/flink-metrics.more.js',
    limit: '120 kB',
  },
  {
    ...asIs,
    name: 'panel by npm: what loads before the first chart is seen',
    path: panel,
    limit: '60 kB',
  },
  {
    ...asIs,
    name: 'a chart alone by npm: what loads before it is seen',
    path: chart,
    limit: '35 kB',
  },
  {
    name: 'PromQL builder, five functions used',
    path: 'packages/sdk/dist/promql/index.js',
    import: '{ metric, rate, sum, div, gt, print }',
    limit: '6 kB',
    gzip: true,
  },
  {
    name: 'Prometheus client, decoder and live ranges, with ky, without zod',
    path: 'packages/sdk/dist/prometheus/index.js',
    ignore: ['zod'],
    limit: '22 kB',
    gzip: true,
  },
  {
    name: 'Prometheus client with all endpoints, with ky and zod',
    path: 'packages/sdk/dist/prometheus/index.js',
    limit: '30 kB',
    gzip: true,
  },
];
