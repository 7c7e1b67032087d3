import '@flink-metrics/panel/define';
import type { FlinkMetricsJobPicker } from '@flink-metrics/panel';
import { createQueryClient } from '@flink-metrics/sdk/prometheus';
import { createSimulator, defaultJobs } from '@flink-metrics/simulator';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { refusing, simulated } from './simulated.ts';

type Fetch = (request: Request) => Promise<Response>;

interface JobPickerStory extends Pick<FlinkMetricsJobPicker, 'namespace' | 'job'> {
  readonly fetch: Fetch;
  /** Jobs last looked at, the latest first. */
  readonly recent: readonly { readonly namespace: string; readonly job: string }[];
}

const meta: Meta<JobPickerStory> = {
  title: 'Job picker',
  component: 'flink-metrics-job-picker',
  args: { namespace: 'tenant-a', job: '', fetch: simulated(), recent: [] },
  argTypes: { fetch: { control: false } },
  render: ({ namespace, job, fetch, recent }) => html`
    <div .style=${'min-block-size: 380px'}>
      <flink-metrics-job-picker
        .namespace=${namespace}
        .job=${job}
        .client=${createQueryClient({ baseUrl: 'http://prometheus.example', fetch })}
        .storage=${{ load: () => JSON.stringify(recent), save: () => {} }}
      ></flink-metrics-job-picker>
    </div>
  `,
};
export default meta;

type Story = StoryObj<JobPickerStory>;

/** Enters a field as a user does, and waits for something to be suggested, or the reason why not. */
const entering =
  (field: 0 | 1): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    const { shadowRoot } = canvasElement.querySelector('flink-metrics-job-picker') ?? {};
    const combobox = shadowRoot?.querySelectorAll('flink-metrics-combobox')[field];
    if (combobox === undefined) throw new Error('there is no such field');
    await combobox.updateComplete;
    combobox.focus();
    const isDone = () =>
      combobox.options.length > 0 ||
      (combobox.note !== '' && !/^(Loading|加载中)$/.test(combobox.note));
    while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 50));
  };

const jobsNamed = (names: readonly string[]): Fetch => {
  const [spec] = defaultJobs;
  if (spec === undefined) throw new Error('the simulator has jobs');
  const jobs = names.map((name, index) => ({ ...spec, name, cluster: `cluster-${index}` }));
  return createSimulator({ seed: 7, jobs }).fetch;
};

export const Empty: Story = { args: { namespace: '' } };
export const Namespaces: Story = { args: { namespace: '' }, play: entering(0) };
export const Jobs: Story = { play: entering(1) };
export const RestartingJobs: Story = {
  args: { fetch: simulated({ scenario: 'dead-taskmanager' }) },
  play: entering(1),
};
export const RecentJobs: Story = {
  args: { recent: [{ namespace: 'tenant-a', job: 'my-job (v2)' }] },
  play: entering(1),
};
export const RecentJobsOfAnyNamespace: Story = {
  args: {
    namespace: '',
    recent: [
      { namespace: 'tenant-b', job: 'payments' },
      { namespace: 'tenant-a', job: 'my-job (v2)' },
    ],
  },
  play: entering(1),
};
export const HundredsOfJobs: Story = {
  args: { fetch: jobsNamed(Array.from({ length: 250 }, (_, index) => `job_${index}`)) },
  play: entering(1),
};
export const HostileNames: Story = {
  args: {
    recent: ['<img src=x onerror=alert(1)>', 'invoice\u202Egnp.exe', 'x'.repeat(5000)].map(
      (job) => ({
        namespace: 'tenant-a',
        job,
      }),
    ),
  },
  play: entering(1),
};
export const Forbidden: Story = {
  args: { fetch: refusing(403, 'forbidden', 'namespace "tenant-a" is not yours') },
  play: entering(1),
};
