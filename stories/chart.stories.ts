import '@flink-metrics/panel/define';
import type { LineView, ValueUnit } from '@flink-metrics/sdk/echarts';
import type { Matrix, Series } from '@flink-metrics/sdk/prometheus';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

interface ChartStory {
  readonly heading: string;
  readonly unit: ValueUnit;
  readonly view: LineView;
  readonly matrix: Matrix | null;
  readonly loading: boolean;
  readonly failure: string;
}

const start = Date.UTC(2026, 2, 1, 10);
const step = 15_000;
const count = 240;

/** A wave; `outage` leaves that share of the samples out. */
function wave(name: string, phase: number, outage: readonly [number, number] = [1, 1]): Series {
  const indexes = Array.from({ length: count }, (_, index) => index).filter(
    (index) => index / count < outage[0] || index / count > outage[1],
  );
  return {
    labels: { tm_id: name },
    times: Float64Array.from(indexes, (index) => start + index * step),
    values: Float64Array.from(
      indexes,
      (index) => 1e9 + 4e8 * Math.sin(index / 24 + phase) + 2e7 * Math.sin(index * phase),
    ),
  };
}

const taskManagers = (many: number): Matrix =>
  Array.from({ length: many }, (_, index) => wave(`orders_taskmanager_1_${index + 1}`, index / 3));

const meta: Meta<ChartStory> = {
  title: 'Chart',
  component: 'flink-metrics-chart',
  args: {
    heading: 'Heap used',
    unit: 'bytes',
    view: 'line',
    matrix: taskManagers(3),
    loading: false,
    failure: '',
  },
  argTypes: { matrix: { control: false } },
  render: ({ heading, unit, view, matrix, loading, failure }) => html`
    <flink-metrics-chart
      heading=${heading}
      description="Heap in use, by TaskManager."
      query="sum by (tm_id) (flink_taskmanager_Status_JVM_Memory_Heap_Used)"
      .unit=${unit}
      .view=${view}
      .matrix=${matrix}
      .start=${start}
      .end=${start + (count - 1) * step}
      .step=${step}
      .loading=${loading}
      .failure=${failure}
    ></flink-metrics-chart>
  `,
};
export default meta;

type Story = StoryObj<ChartStory>;

export const Lines: Story = {};
export const Stacked: Story = { args: { view: 'stacked' } };
export const Steps: Story = { args: { view: 'step' } };
export const Outage: Story = {
  args: {
    matrix: [wave('orders_taskmanager_1_1', 0, [0.4, 0.6]), wave('orders_taskmanager_1_2', 1)],
  },
};
export const TooManySeries: Story = { args: { matrix: taskManagers(60) } };
export const FirstLoad: Story = { args: { matrix: null, loading: true } };
export const NoData: Story = { args: { matrix: [] } };
export const Failed: Story = {
  args: { failure: 'The query was refused: query processing would load too many samples' },
};
export const HostileNames: Story = {
  args: { matrix: [wave('<img src=x onerror=alert(1)>', 0), wave('x'.repeat(5000), 1)] },
};
