import '@flink-metrics/panel/define';
import type { FlinkMetricsProvider } from '@flink-metrics/panel';
import { sections } from '@flink-metrics/sdk/internal/flink-sections';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { simulated } from './simulated.ts';

type ProviderStory = Pick<
  FlinkMetricsProvider,
  'namespace' | 'job' | 'range' | 'refresh' | 'fetch'
>;

const some = sections.slice(0, 2);

/** What a host writes around its own layout; `toolbar` is somewhere else in the page. */
const meta: Meta<ProviderStory> = {
  title: 'Provider',
  component: 'flink-metrics-provider',
  // Those that show only what a provider has have no stories of their own.
  subcomponents: { Sections: 'flink-metrics-sections', Download: 'flink-metrics-download' },
  args: {
    namespace: 'tenant-a',
    job: 'orders',
    range: '30m',
    refresh: 'off',
    fetch: simulated(),
  },
  argTypes: { fetch: { control: false } },
  render: ({ namespace, job, range, refresh, fetch }, { globals }) => html`
    <flink-metrics-time-range provider="orders"></flink-metrics-time-range>
    <flink-metrics-refresh-control provider="orders"></flink-metrics-refresh-control>
    <flink-metrics-download provider="orders"></flink-metrics-download>
    <flink-metrics-provider
      id="orders"
      endpoint="http://prometheus.example"
      density=${globals.density}
      .namespace=${namespace}
      .job=${job}
      .range=${range}
      .refresh=${refresh}
      .fetch=${fetch}
      .sections=${some}
    >
      <flink-metrics-status></flink-metrics-status>
      <flink-metrics-sections></flink-metrics-sections>
    </flink-metrics-provider>
  `,
};
export default meta;

type Story = StoryObj<ProviderStory>;

export const ToolbarElsewhere: Story = {};
export const NothingAsked: Story = { args: { namespace: '', job: '' } };
