import '@flink-metrics/panel/define';
import type { JobPlan, TaskFigures } from '@flink-metrics/sdk/flink/rules';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { judged } from './judged.ts';
import { type Answer, simulated } from './simulated.ts';

interface TaskMapStory {
  readonly lang: string;
  readonly fetch: Answer;
  readonly tasks: readonly TaskFigures[] | undefined;
  readonly topology: JobPlan | undefined;
}

const meta: Meta<TaskMapStory> = {
  title: 'Task map',
  component: 'flink-metrics-task-map',
  args: {
    lang: '',
    fetch: simulated({ scenario: 'backpressured' }),
    tasks: undefined,
    topology: undefined,
  },
  argTypes: {
    fetch: { control: false },
    tasks: { control: false },
    topology: { control: false },
  },
  render: ({ lang, fetch, tasks, topology }) => html`
    <flink-metrics-provider
      endpoint="http://prometheus.example"
      namespace="tenant-a"
      job="orders"
      refresh="off"
      lang=${lang}
      .sections=${[]}
      .fetch=${fetch}
      .topology=${topology}
    >
      <flink-metrics-task-map open .tasks=${tasks}></flink-metrics-task-map>
    </flink-metrics-provider>
  `,
  play: ({ canvasElement }) => judged(canvasElement, 'flink-metrics-task-map'),
};
export default meta;

type Story = StoryObj<TaskMapStory>;

const task = (name: string, busy: number, backpressured: number): TaskFigures => ({
  ...{ name, id: name, subtasks: 4, busy, backpressured, idle: 1 - busy - backpressured },
  ...{ busiest: Math.min(1, busy * 1.1), leastBusy: busy * 0.8 },
  ...{ recordsIn: 1200 * (1 - backpressured), recordsOut: 1100 * (1 - backpressured) },
});
const node = (id: string, ...inputs: string[]) => ({
  id,
  inputs: inputs.map((one) => ({ id: one })),
});

export const Backpressured: Story = {};
export const WithTheJobGraph: Story = {
  args: {
    tasks: [
      task('Source: orders', 0.2, 0.75),
      task('Source: customers', 0.1, 0),
      task('enrich', 0.3, 0.6),
      task('join', 0.98, 0),
      task('revenue: Writer', 0.1, 0),
      task('late: Writer', 0.05, 0),
    ],
    topology: {
      plan: {
        nodes: [
          node('Source: orders'),
          node('Source: customers'),
          node('enrich', 'Source: orders'),
          node('join', 'enrich', 'Source: customers'),
          node('revenue: Writer', 'join'),
          node('late: Writer', 'join'),
        ],
      },
    },
  },
};
export const Chinese: Story = { args: { lang: 'zh-CN' } };
