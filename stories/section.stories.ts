import '@flink-metrics/panel/define';
import type { ChartState, FlinkMetricsSection } from '@flink-metrics/panel';
import { parse } from '@flink-metrics/sdk/promql/parse';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { end, marks, start, step, taskManagers } from './chart-data.ts';

type SectionStory = Pick<
  FlinkMetricsSection,
  'heading' | 'open' | 'charts' | 'shared' | 'marks' | 'compare' | 'silent'
>;

const query = 'sum by (tm_id) (flink_taskmanager_Status_JVM_Memory_Heap_Used)';

function chart(title: string, change: Partial<ChartState> = {}): ChartState {
  return {
    definition: {
      id: title.toLowerCase().replaceAll(' ', '-'),
      title: { en: title, 'zh-CN': title },
      unit: 'bytes',
      view: 'line',
      query: parse(query),
      legend: ['tm_id'],
    },
    status: 'ready',
    query,
    metrics: ['flink_taskmanager_Status_JVM_Memory_Heap_Used'],
    measured: null,
    matrix: taskManagers(3),
    total: 3,
    grid: { start, end, step },
    compared: null,
    stale: false,
    warnings: [],
    problem: null,
    ...change,
  };
}

function tile(title: string, change: Partial<ChartState> = {}): ChartState {
  const { definition, ...state } = chart(title, { matrix: taskManagers(1), ...change });
  return { ...state, definition: { ...definition, view: 'tile' } };
}

const charts = [
  tile('Heap used'),
  tile('Heap limit'),
  tile('Direct memory'),
  chart('Heap by TaskManager'),
  chart('Metaspace'),
  chart('Direct memory used'),
];
const nothing = { matrix: [], total: 0 } as const;
const waiting = { status: 'loading', matrix: null, grid: null } as const;

const meta: Meta<SectionStory> = {
  title: 'Section',
  component: 'flink-metrics-section',
  args: {
    heading: 'TaskManager JVM',
    open: true,
    charts,
    shared: { jobManager: [], taskManagers: [] },
    marks: [],
    compare: '',
    silent: false,
  },
  argTypes: { charts: { control: false }, shared: { control: false }, marks: { control: false } },
  render: ({ heading, open, charts, shared, marks, compare, silent }) => html`
    <flink-metrics-section
      section-id="taskmanager-jvm"
      .heading=${heading}
      .open=${open}
      .charts=${charts}
      .shared=${shared}
      .marks=${marks}
      .compare=${compare}
      .silent=${silent}
    ></flink-metrics-section>
  `,
};
export default meta;

type Story = StoryObj<SectionStory>;

export const Usual: Story = {};
export const Closed: Story = { args: { open: false } };
export const FirstLoad: Story = {
  args: { charts: charts.map((one) => ({ ...one, ...waiting })) },
};
export const NothingToShow: Story = {
  args: { charts: charts.map((one) => ({ ...one, ...nothing })) },
};
export const OneChartFailed: Story = {
  args: {
    charts: [
      ...charts.slice(0, 4),
      chart('Metaspace', {
        status: 'failed',
        matrix: null,
        problem: { kind: 'bad-query', detail: 'query processing would load too many samples' },
      }),
    ],
  },
};
export const Stale: Story = {
  args: { charts: charts.map((one) => ({ ...one, stale: true })) },
};
export const Silent: Story = { args: { silent: true } };
export const SharedProcesses: Story = {
  args: { shared: { jobManager: [], taskManagers: ['payments', 'sessions'] } },
};
export const WithMarks: Story = { args: { marks } };
