import '@flink-metrics/panel/define';
import type { FlinkMetricsPanel, ThemeChoice } from '@flink-metrics/panel';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { offline, refusing, simulated } from './simulated.ts';

interface PanelStory {
  readonly namespace: string;
  readonly job: string;
  readonly range: string;
  readonly refresh: string;
  readonly lang: string;
  readonly theme: ThemeChoice;
  readonly fetch: FlinkMetricsPanel['fetch'];
}

const meta: Meta<PanelStory> = {
  title: 'Panel',
  component: 'flink-metrics-panel',
  args: {
    namespace: 'tenant-a',
    job: 'orders',
    range: '30m',
    refresh: '15s',
    lang: 'en',
    theme: 'light',
    fetch: simulated(),
  },
  argTypes: {
    theme: { control: 'inline-radio', options: ['light', 'dark', 'auto'] },
    lang: { control: 'inline-radio', options: ['en', 'zh-CN'] },
    fetch: { control: false },
  },
  render: ({ namespace, job, range, refresh, lang, theme, fetch }) => html`
    <flink-metrics-panel
      endpoint="http://prometheus.example"
      .fetch=${fetch}
      .namespace=${namespace}
      .job=${job}
      .range=${range}
      .refresh=${refresh}
      .lang=${lang}
      .theme=${theme}
    ></flink-metrics-panel>
  `,
};
export default meta;

type Story = StoryObj<PanelStory>;

export const Usual: Story = {};
export const Dark: Story = { args: { theme: 'dark' } };
export const Chinese: Story = { args: { lang: 'zh-CN' } };
export const BeforeTheFirstQuery: Story = { args: { namespace: '', job: '' } };
export const Backpressured: Story = { args: { fetch: simulated({ scenario: 'backpressured' }) } };
export const Restarting: Story = { args: { fetch: simulated({ scenario: 'restarting' }) } };
/** With restarts, failed checkpoints and a deploy to mark. */
export const Redeployed: Story = {
  args: { range: '1h', fetch: simulated({ scenario: 'redeployed' }) },
};
export const DeadTaskManager: Story = {
  args: { fetch: simulated({ scenario: 'dead-taskmanager' }) },
};
export const Paused: Story = { args: { refresh: 'off' } };
export const FirstLoad: Story = { args: { fetch: () => new Promise(() => {}) } };
export const NoSuchNamespace: Story = { args: { namespace: 'tenant-z' } };
export const NoSuchJob: Story = { args: { job: 'oders' } };
export const NoDataInRange: Story = {
  args: { range: '2020-01-01T00:00:00Z/2020-01-01T01:00:00Z' },
};
export const Unreachable: Story = { args: { fetch: offline } };
export const Unauthorized: Story = {
  args: { fetch: refusing(401, 'unauthorized', 'the token has expired') },
};
export const Forbidden: Story = {
  args: { fetch: refusing(403, 'forbidden', 'namespace "tenant-a" is not yours') },
};
export const LoginPage: Story = { args: { fetch: simulated({ scenario: 'login-page' }) } };
