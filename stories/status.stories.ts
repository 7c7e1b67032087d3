import '@flink-metrics/panel/define';
import type { StatusState } from '@flink-metrics/panel';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

const updatedAt = Date.UTC(2026, 2, 1, 10, 31);

const job = {
  jobId: '0940d8c98ad43a6237ae38f8e12561d1',
  above: {},
  match: [],
  others: [],
  state: 'running',
  since: updatedAt - 54_010_000,
  stateFor: 54_010_000,
  restarts: 1,
  taskManagers: 2,
  slots: { used: 4, total: 6 },
  parallelism: 4,
} as const;

/** Not running: no task reports, and nothing is known of how wide the job is. */
const down = { ...job, stateFor: 40_000, taskManagers: 0, parallelism: null };

const meta: Meta<StatusState> = {
  title: 'Status',
  component: 'flink-metrics-status',
  args: {
    phase: 'ready',
    progress: { done: 12, total: 12 },
    status: job,
    lost: false,
    freshness: { state: 'fresh', newest: updatedAt },
    connection: 'online',
    paused: false,
    updatedAt,
  },
  render: (state) => html`<flink-metrics-status .state=${state}></flink-metrics-status>`,
};
export default meta;

type Story = StoryObj<StatusState>;

export const Running: Story = {};
export const Restarting: Story = {
  args: { status: { ...down, state: 'restarting', restarts: 7 } },
};
export const Failing: Story = { args: { status: { ...down, state: 'failing' } } };
export const Deploying: Story = { args: { status: { ...down, state: 'deploying', restarts: 0 } } };
export const Ended: Story = {
  args: { status: { ...down, state: 'ended', since: null, stateFor: null, slots: null } },
};
export const StateUnknown: Story = {
  args: { status: { ...job, state: 'unknown', since: null, stateFor: null } },
};
export const FirstLoad: Story = {
  args: { phase: 'loading', status: null, updatedAt: null, progress: { done: 3, total: 12 } },
};
export const Refreshing: Story = {
  args: { phase: 'refreshing', progress: { done: 7, total: 12 } },
};
export const Paused: Story = { args: { paused: true } };
export const Offline: Story = { args: { connection: 'offline' } };
export const Stale: Story = {
  args: { lost: true, freshness: { state: 'stale', newest: updatedAt - 840_000 } },
};
export const StaleAndNothingKnown: Story = {
  args: { status: null, lost: true, freshness: { state: 'stale', newest: updatedAt - 840_000 } },
};
