import '@flink-metrics/panel/define';
import type { FlinkMetricsStat } from '@flink-metrics/panel';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { taskManagers, wave, yesterday } from './chart-data.ts';

type StatStory = Pick<
  FlinkMetricsStat,
  'heading' | 'note' | 'unit' | 'matrix' | 'compared' | 'compare' | 'stale' | 'failure'
>;

const meta: Meta<StatStory> = {
  title: 'Stat',
  component: 'flink-metrics-stat',
  args: {
    heading: 'Heap used',
    note: '',
    unit: 'bytes',
    matrix: taskManagers(1),
    compared: null,
    compare: '',
    stale: false,
    failure: '',
  },
  argTypes: {
    matrix: { control: false },
    compared: { control: false },
    compare: { control: 'inline-radio', options: ['', '1d', '1w'] },
  },
  render: ({ heading, note, unit, matrix, compared, compare, stale, failure }) => html`
    <div style="inline-size: 180px">
      <flink-metrics-stat
        chart-id="heap-used"
        description="Heap in use over all TaskManagers. It falls with each garbage collection; what it falls to is what the job needs."
        query="sum(flink_taskmanager_Status_JVM_Memory_Heap_Used)"
        .metrics=${['flink_taskmanager_Status_JVM_Memory_Heap_Used']}
        .heading=${heading}
        .note=${note}
        .unit=${unit}
        .matrix=${matrix}
        .compared=${compared}
        .compare=${compare}
        .stale=${stale}
        .failure=${failure}
      ></flink-metrics-stat>
    </div>
  `,
};
export default meta;

type Story = StoryObj<StatStory>;

export const Value: Story = {};
export const Compared: Story = { args: { compared: yesterday(1), compare: '1d' } };
export const Note: Story = { args: { note: 'Shared with the job payments' } };
export const FirstLoad: Story = { args: { matrix: null } };
export const NoData: Story = { args: { matrix: [] } };
export const Stale: Story = { args: { stale: true, failure: 'The gateway cannot be reached' } };
export const Failed: Story = { args: { matrix: null, failure: 'The query was refused' } };
export const Info: Story = {
  play: async ({ canvasElement }) => {
    const { shadowRoot } = canvasElement.querySelector('flink-metrics-stat') ?? {};
    shadowRoot?.querySelector<HTMLElement>('.about')?.click();
    while (!shadowRoot?.querySelector('.info')) await new Promise(requestAnimationFrame);
  },
};
export const HostileName: Story = {
  args: { heading: `<img src=x onerror=alert(1)> ${'x'.repeat(5000)}`, matrix: [wave('a', 1)] },
};
