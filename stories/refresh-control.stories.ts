import '@flink-metrics/panel/define';
import type { FlinkMetricsRefreshControl } from '@flink-metrics/panel';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

type RefreshControlStory = Pick<FlinkMetricsRefreshControl, 'value' | 'disabled'>;

const meta: Meta<RefreshControlStory> = {
  title: 'Refresh control',
  component: 'flink-metrics-refresh-control',
  args: { value: '15s', disabled: false },
  render: ({ value, disabled }) => html`
    <flink-metrics-refresh-control
      .value=${value}
      .disabled=${disabled}
    ></flink-metrics-refresh-control>
  `,
};
export default meta;

type Story = StoryObj<RefreshControlStory>;

export const Usual: Story = {};
export const Paused: Story = { args: { value: 'off' } };
export const NotOffered: Story = { args: { value: '7m' } };
export const Disabled: Story = { args: { disabled: true } };
