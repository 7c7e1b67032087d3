import '@flink-metrics/panel/define';
import type { FlinkMetricsCompare } from '@flink-metrics/panel';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

type CompareStory = Pick<FlinkMetricsCompare, 'value'>;

const meta: Meta<CompareStory> = {
  title: 'Compare',
  component: 'flink-metrics-compare',
  render: ({ value }) => html`<flink-metrics-compare .value=${value}></flink-metrics-compare>`,
};
export default meta;

type Story = StoryObj<CompareStory>;

export const Nothing: Story = { args: { value: '' } };
export const Yesterday: Story = { args: { value: '1d' } };
export const LastWeek: Story = { args: { value: '1w' } };
