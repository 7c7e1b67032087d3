import '@flink-metrics/panel/define';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { judged } from './judged.ts';
import { type Answer, simulated } from './simulated.ts';

interface FindingsStory {
  readonly fetch: Answer;
}

const meta: Meta<FindingsStory> = {
  title: 'Findings',
  component: 'flink-metrics-findings',
  args: { fetch: simulated({ scenario: 'backpressured' }) },
  argTypes: { fetch: { control: false } },
  render: ({ fetch }) => html`
    <flink-metrics-provider
      endpoint="http://prometheus.example"
      namespace="tenant-a"
      job="orders"
      refresh="off"
      .sections=${[]}
      .fetch=${fetch}
    >
      <flink-metrics-findings></flink-metrics-findings>
    </flink-metrics-provider>
  `,
  play: ({ canvasElement }) => judged(canvasElement, 'flink-metrics-findings'),
};
export default meta;

type Story = StoryObj<FindingsStory>;

export const Some: Story = {};
export const Nothing: Story = { args: { fetch: simulated({ scenario: 'healthy' }) } };
