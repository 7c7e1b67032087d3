import { lineOption } from '@flink-metrics/sdk/echarts';
import { createPrometheusClient } from '@flink-metrics/sdk/prometheus';
import * as echarts from 'echarts';

const headers = { authorization: `Bearer ${document.body.dataset.token}` };
const client = createPrometheusClient({ baseUrl: '/metrics', headers });
const grid = { start: Date.now() - 3_600_000, end: Date.now(), step: 15_000 };
const load = 'flink_taskmanager_Status_JVM_CPU_Load{namespace="tenant-a"}';
const { data } = await client.queryRange(load, grid);

const chart = echarts.init(document.querySelector('#load'));
const label = ({ tm_id }) => tm_id;
chart.setOption(lineOption(data, { ...grid, unit: 'ratio', locale: 'en', label }));
chart.on('click', ({ seriesName }) => document.querySelector('output').append(seriesName));
