import '@flink-metrics/panel/define';
import type { FlinkMetricsTable } from '@flink-metrics/panel';
import type { LatestValue } from '@flink-metrics/sdk/internal/flink-core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

type TableStory = Pick<FlinkMetricsTable, 'open' | 'values'>;

const time = Date.UTC(2026, 2, 1, 10);
const task = (task_name: string, subtask_index: string, tm_id: string) => ({
  namespace: 'tenant-a',
  job_name: 'orders',
  task_name,
  subtask_index,
  tm_id,
});
const value = (name: string, labels: LatestValue['labels'], value: number): LatestValue => ({
  name,
  labels,
  time,
  value,
});
const heap = 'flink_taskmanager_Status_JVM_Memory_Heap_Used';
const few: readonly LatestValue[] = [
  value(heap, { tm_id: 'orders_taskmanager_1_1' }, 734_003_200),
  value(heap, { tm_id: 'orders_taskmanager_1_2' }, 812_646_400),
  value('flink_jobmanager_job_numRestarts', { pod: 'orders-5d4f8c9b7d-x2k4z' }, 2),
  value(
    'flink_taskmanager_job_task_numRecordsInPerSecond',
    task('Source: orders', '0', 'orders_taskmanager_1_1'),
    1234.5,
  ),
  value(
    'flink_taskmanager_job_task_currentInputWatermark',
    task('Sink', '0', 'orders_taskmanager_1_2'),
    -(2 ** 63),
  ),
  value(
    'flink_taskmanager_job_task_operator_myOwnGauge',
    task('<img src=x onerror=alert(1)>', '1', 'orders_taskmanager_1_2'),
    7,
  ),
];

const meta: Meta<TableStory> = {
  title: 'Table of latest values',
  component: 'flink-metrics-table',
  args: { open: true, values: few },
  argTypes: { values: { control: false } },
  render: ({ open, values }) => html`
    <flink-metrics-table .open=${open} .values=${values}></flink-metrics-table>
  `,
};

export default meta;

type Story = StoryObj<TableStory>;

export const Open: Story = {};
export const Closed: Story = { args: { open: false } };
export const NoValues: Story = { args: { values: [] } };
export const VeryMany: Story = {
  args: {
    values: Array.from({ length: 2000 }, (_, index) =>
      value(heap, { tm_id: `orders_taskmanager_1_${index}` }, index * 1_048_576),
    ),
  },
};
