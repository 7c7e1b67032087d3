import '@flink-metrics/panel/define';
import type { FlinkMetricsStaleProcesses } from '@flink-metrics/panel';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

type StaleProcessesStory = Pick<FlinkMetricsStaleProcesses, 'processes' | 'now'>;

const now = Date.UTC(2026, 2, 1, 11);

const silentFor = (minutes: number) => ({
  process: `orders5f3a9c01d2e4b678${minutes}`,
  taskManager: `10.0.0.${minutes % 250}:6122-${minutes}a3f9c`,
  host: `10_0_0_${minutes % 250}`,
  lastPush: now - minutes * 60_000,
});

const meta: Meta<StaleProcessesStory> = {
  title: 'Stale processes',
  component: 'flink-metrics-stale-processes',
  args: { processes: [silentFor(14)], now },
  render: ({ processes, now }) => html`
    <flink-metrics-stale-processes
      .processes=${processes}
      .now=${now}
    ></flink-metrics-stale-processes>
  `,
};
export default meta;

type Story = StoryObj<StaleProcessesStory>;

const opened: NonNullable<Story['play']> = async ({ canvasElement }) => {
  const note = canvasElement.querySelector('flink-metrics-stale-processes');
  // What it looks like is loaded with the first.
  const summary = () => note?.shadowRoot?.querySelector('summary');
  while (summary() == null) await new Promise((resolve) => setTimeout(resolve, 16));
  summary()?.click();
};

export const One: Story = {};
export const JobManager: Story = {
  args: { processes: [{ process: 'orders01d2e4b6', host: '10_0_0_2', lastPush: now - 300_000 }] },
  play: opened,
};
export const Many: Story = {
  args: { processes: Array.from({ length: 40 }, (_, index) => silentFor(14 + 97 * index)) },
  play: opened,
};
