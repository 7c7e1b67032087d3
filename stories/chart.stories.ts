import '@flink-metrics/panel/define';
import type { FlinkMetricsChart } from '@flink-metrics/panel';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { end, marks, muchUsed, start, step, taskManagers, wave, yesterday } from './chart-data.ts';
import { simulated } from './simulated.ts';

type ChartStory = Pick<
  FlinkMetricsChart,
  | 'heading'
  | 'note'
  | 'unit'
  | 'view'
  | 'matrix'
  | 'total'
  | 'compared'
  | 'compare'
  | 'marks'
  | 'loading'
  | 'stale'
  | 'failure'
  | 'zoomed'
  | 'enlarged'
>;

const meta: Meta<ChartStory> = {
  title: 'Chart',
  component: 'flink-metrics-chart',
  args: {
    heading: 'Heap used',
    note: '',
    unit: 'bytes',
    view: 'line',
    matrix: taskManagers(3),
    total: 0,
    compared: null,
    compare: '',
    marks: [],
    loading: false,
    stale: false,
    failure: '',
    zoomed: false,
    enlarged: false,
  },
  argTypes: {
    matrix: { control: false },
    compared: { control: false },
    marks: { control: false },
    view: { control: 'inline-radio', options: ['line', 'step', 'stacked', 'bars', 'state'] },
    compare: { control: 'inline-radio', options: ['', '1d', '1w'] },
  },
  render: (args) => html`
    <flink-metrics-chart
      chart-id="heap-used"
      heading=${args.heading}
      description="Heap in use, by TaskManager. It falls with each garbage collection; what it falls to is what the job needs."
      note=${args.note}
      query=${'max by (tm_id) (flink_taskmanager_Status_JVM_Memory_Heap_Used{namespace="tenant-a",pod=~"orders-taskmanager-.+"})'}
      .metrics=${['flink_taskmanager_Status_JVM_Memory_Heap_Used']}
      .unit=${args.unit}
      .view=${args.view}
      .matrix=${args.matrix}
      .total=${args.total}
      .compared=${args.compared}
      .compare=${args.compare}
      .marks=${args.marks}
      .start=${start}
      .end=${end}
      .step=${step}
      .loading=${args.loading}
      .stale=${args.stale}
      .failure=${args.failure}
      .zoomed=${args.zoomed}
      ?enlarged=${args.enlarged}
    ></flink-metrics-chart>
  `,
};
export default meta;

type Story = StoryObj<ChartStory>;

export const Lines: Story = {};
export const Stacked: Story = { args: { view: 'stacked' } };
export const Steps: Story = { args: { view: 'step' } };
export const Bars: Story = { args: { view: 'bars' } };
export const States: Story = {
  args: { heading: 'Much heap used', view: 'state', unit: 'boolean', matrix: muchUsed(3) },
};
export const Outage: Story = {
  args: {
    matrix: [wave('orders_taskmanager_1_1', 0, [0.4, 0.6]), wave('orders_taskmanager_1_2', 1)],
  },
};
export const Marks: Story = { args: { marks } };
export const Compared: Story = { args: { compared: yesterday(3), compare: '1d' } };
export const Note: Story = { args: { note: 'Shared with the jobs payments and returns' } };
export const TooManySeries: Story = { args: { matrix: taskManagers(60), total: 700 } };
export const FirstLoad: Story = { args: { matrix: null, loading: true } };
export const Refreshing: Story = { args: { loading: true } };
export const Stale: Story = { args: { stale: true } };
export const NoData: Story = { args: { matrix: [] } };
export const Failed: Story = {
  args: {
    matrix: null,
    failure: 'The query was refused: query processing would load too many samples',
  },
};
export const FailedRefresh: Story = {
  args: {
    stale: true,
    failure: 'The metrics gateway cannot be reached',
  },
};
export const AllHidden: Story = {
  play: async ({ canvasElement }) => {
    const { shadowRoot } = canvasElement.querySelector('flink-metrics-chart') ?? {};
    const items = () =>
      shadowRoot
        ?.querySelector('flink-metrics-legend')
        ?.shadowRoot?.querySelectorAll<HTMLElement>('.item');
    while (!items()?.length) await new Promise(requestAnimationFrame);
    for (const item of items() ?? []) item.click();
    while (!shadowRoot?.querySelector('.state .button')) await new Promise(requestAnimationFrame);
  },
};
export const Zoomed: Story = { args: { zoomed: true } };
/** As on the full screen, which no script may ask for. */
export const Enlarged: Story = {
  args: { zoomed: true, enlarged: true, marks },
  decorators: [
    (story) => html`
      <flink-metrics-provider
        endpoint="http://prometheus.example"
        namespace="tenant-a"
        job="orders"
        range="2026-03-02T09:00:00Z/2026-03-02T10:00:00Z"
        time-zone="UTC"
        .fetch=${simulated()}
        .sections=${[]}
      >
        <div class="large">${story()}</div>
      </flink-metrics-provider>
      <style>
        .large,
        .large > * {
          block-size: 560px;
        }
      </style>
    `,
  ],
};
export const HostileNames: Story = {
  args: {
    heading:
      '<img src=x onerror=alert(1)> and a heading that is longer than any card is wide, twice over',
    matrix: [
      wave('<img src=x onerror=alert(1)>', 0),
      wave('invoice\u202Egnp.exe', 0.5),
      wave('x'.repeat(5000), 1),
      wave('🧨'.repeat(40), 2),
    ],
  },
};
export const Info: Story = {
  play: async ({ canvasElement }) => {
    const { shadowRoot } = canvasElement.querySelector('flink-metrics-chart') ?? {};
    shadowRoot?.querySelector<HTMLElement>('.about')?.click();
    while (!shadowRoot?.querySelector('.info')) await new Promise(requestAnimationFrame);
  },
};
export const Narrow: Story = {
  args: { marks, compared: yesterday(3), compare: '1w' },
  decorators: [(story) => html`<div style="inline-size: 320px">${story()}</div>`],
};
