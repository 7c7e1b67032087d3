import '@flink-metrics/panel/define';
import type { FlinkMetricsPanel } from '@flink-metrics/panel';
import { sections } from '@flink-metrics/sdk/flink';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { french, withFrench } from './french.ts';
import { judged } from './judged.ts';
import { pushed } from './pushed.ts';
import {
  crowd,
  except,
  hanging,
  hangingAfter,
  offline,
  refusing,
  silentFor,
  simulated,
  untilHeld,
} from './simulated.ts';

type PanelStory = Pick<
  FlinkMetricsPanel,
  'namespace' | 'job' | 'range' | 'refresh' | 'compare' | 'lang' | 'theme' | 'omit'
> &
  Pick<FlinkMetricsPanel, 'fetch' | 'sections' | 'locales'>;

/** Enough to show a state with; the usual story has them all. */
const few = sections
  .slice(0, 2)
  .map((section) => ({ ...section, charts: section.charts.slice(0, 4) }));

/** What is asked for after the charts: the stories that are about it show it. */
const quiet = 'verdict task-map';

const meta: Meta<PanelStory> = {
  title: 'Panel',
  component: 'flink-metrics-panel',
  args: {
    namespace: 'tenant-a',
    job: 'orders',
    range: '30m',
    refresh: '15s',
    compare: '',
    lang: '',
    theme: 'auto',
    omit: quiet,
    fetch: simulated(),
    sections: few,
    locales: undefined,
  },
  argTypes: {
    theme: { control: 'inline-radio', options: ['light', 'dark', 'auto'] },
    compare: { control: 'inline-radio', options: ['', '1d', '1w'] },
    fetch: { control: false },
    sections: { control: false },
    locales: { control: false },
  },
  render: (args, { globals }) => html`
    <flink-metrics-panel
      endpoint="http://prometheus.example"
      density=${globals.density}
      .fetch=${args.fetch}
      .sections=${args.sections}
      .locales=${args.locales}
      .namespace=${args.namespace}
      .job=${args.job}
      .range=${args.range}
      .refresh=${args.refresh}
      .compare=${args.compare}
      .lang=${args.lang}
      .theme=${args.theme}
      .omit=${args.omit}
    ></flink-metrics-panel>
  `,
};
export default meta;

type Story = StoryObj<PanelStory>;

/** Waits until the panel has said what is wrong. */
const told: NonNullable<Story['play']> = ({ canvasElement }) => judged(canvasElement);

/** Waits until the panel has shown data. */
const loaded = (canvas: HTMLElement): Promise<unknown> =>
  new Promise((resolve) => canvas.addEventListener('flink-load', resolve, { once: true }));

/** Waits until the panel says what is wrong: a lost network is tried a few times before. */
const refused = async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
  const panel = () => canvasElement.querySelector('flink-metrics-panel')?.shadowRoot;
  const said = () => panel()?.querySelector('flink-metrics-message')?.shadowRoot?.textContent ?? '';
  while (said().trim() === '') await new Promise((resolve) => setTimeout(resolve, 50));
};

/** The first element of a name in the panel, wherever it is. */
const inPanel = (canvas: HTMLElement, name: string): ShadowRoot => {
  const found = canvas.querySelector('flink-metrics-panel')?.shadowRoot?.querySelector(name);
  if (found?.shadowRoot == null) throw new Error(`there is no <${name}>`);
  return found.shadowRoot;
};

export const Usual: Story = { args: { sections: undefined, omit: '' }, play: told };
export const BeforeTheFirstQuery: Story = { args: { namespace: '', job: '' } };
export const FirstLoad: Story = { args: { fetch: hangingAfter(3, simulated()) } };
export const Searching: Story = { args: { fetch: hanging } };

const held = untilHeld(simulated());
export const Refreshing: Story = {
  args: { fetch: held.fetch },
  play: async ({ canvasElement }) => {
    await loaded(canvasElement);
    held.hold();
    inPanel(canvasElement, 'flink-metrics-refresh-control').querySelector('button')?.click();
  },
};

export const PartialFailure: Story = {
  args: {
    fetch: except(
      'numRecordsOut',
      refusing(422, 'execution', 'query processing would load too many samples into memory'),
      simulated(),
    ),
  },
};
export const Unreachable: Story = { args: { fetch: offline }, play: refused };
export const Unauthorized: Story = {
  args: { fetch: refusing(401, 'unauthorized', 'the token has expired') },
};
export const Forbidden: Story = {
  args: { fetch: refusing(403, 'forbidden', 'namespace "tenant-a" is not yours') },
};
export const LoginPage: Story = { args: { fetch: simulated({ scenario: 'login-page' }) } };
export const NoSuchNamespace: Story = { args: { namespace: 'tenant-z' } };
export const NoSuchJob: Story = { args: { job: 'oders' } };
export const NoDataYet: Story = { args: { fetch: simulated({ scenario: 'no-data' }) } };
export const NoDataInRange: Story = {
  args: { range: '2020-01-01T00:00:00Z/2020-01-01T01:00:00Z' },
};
export const StaleData: Story = { args: { fetch: silentFor(10 * 60_000) } };
export const DeadProcesses: Story = { args: { fetch: pushed(simulated()) } };
export const Paused: Story = { args: { refresh: 'off' } };
export const FixedRange: Story = {
  args: { range: '2026-03-02T09:00:00Z/2026-03-02T09:30:00Z' },
};

export const Zoomed: Story = {
  play: async ({ canvasElement }) => {
    await loaded(canvasElement);
    const end = Date.now() - 10 * 60_000;
    inPanel(canvasElement, 'flink-metrics-sections').dispatchEvent(
      new CustomEvent('flink-zoom', {
        detail: { start: end - 5 * 60_000, end },
        bubbles: true,
        composed: true,
      }),
    );
  },
};

export const Offline: Story = {
  beforeEach: () => () => setOnline(true),
  play: async ({ canvasElement }) => {
    await loaded(canvasElement);
    setOnline(false);
  },
};

export const TooManySeries: Story = {
  args: { fetch: except('task_numRecordsInPerSecond', crowd(700), simulated()) },
};
export const Backpressured: Story = {
  args: { fetch: simulated({ scenario: 'backpressured' }), omit: '' },
  play: told,
};
export const Restarting: Story = {
  args: { fetch: simulated({ scenario: 'restarting' }), omit: '' },
  play: told,
};
export const Redeployed: Story = {
  args: { fetch: simulated({ scenario: 'redeployed' }), range: '1h' },
};
export const DeadTaskManager: Story = {
  args: { fetch: simulated({ scenario: 'dead-taskmanager' }), omit: '' },
  play: told,
};
export const FailingCheckpoints: Story = {
  args: { fetch: simulated({ scenario: 'failing-checkpoints' }), omit: '' },
  play: told,
};
export const ComparedWithYesterday: Story = { args: { compare: '1d' } };
export const WithoutToolbar: Story = { args: { omit: `toolbar views latest-values ${quiet}` } };
export const Chinese: Story = { args: { lang: 'zh_CN' } };
export const HostLocale: Story = {
  args: { lang: 'fr-CA', locales: french, sections: withFrench(few) },
};

function setOnline(online: boolean): void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => online });
  dispatchEvent(new Event(online ? 'online' : 'offline'));
}
