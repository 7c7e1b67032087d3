import '@flink-metrics/panel/define';
import type { Problem } from '@flink-metrics/panel';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

const meta: Meta<Problem> = {
  title: 'Message',
  component: 'flink-metrics-message',
  render: (problem) => html`<flink-metrics-message .problem=${problem}></flink-metrics-message>`,
};
export default meta;

type Story = StoryObj<Problem>;

export const Unreachable: Story = { args: { kind: 'unreachable' } };
export const Timeout: Story = { args: { kind: 'timeout' } };
export const Unauthorized: Story = { args: { kind: 'unauthorized' } };
export const Forbidden: Story = { args: { kind: 'forbidden' } };
export const BadQuery: Story = {
  args: { kind: 'bad-query', detail: '1:5: parse error: unexpected identifier "by"' },
};
export const NotPrometheus: Story = { args: { kind: 'invalid-answer' } };
export const NoSuchNamespace: Story = { args: { kind: 'no-such-namespace' } };
export const NoSuchJob: Story = {
  args: { kind: 'no-such-job', jobs: ['orders', 'my_job__v2_'] },
};
export const NoData: Story = { args: { kind: 'no-data' } };
