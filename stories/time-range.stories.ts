import '@flink-metrics/panel/define';
import type { FlinkMetricsTimeRange } from '@flink-metrics/panel';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

type TimeRangeStory = Pick<FlinkMetricsTimeRange, 'value' | 'timeZone'>;

const meta: Meta<TimeRangeStory> = {
  title: 'Time range',
  component: 'flink-metrics-time-range',
  args: { value: '1h', timeZone: 'UTC' },
  render: ({ value, timeZone }) => html`
    <div .style=${'min-block-size: 380px'}>
      <flink-metrics-time-range .value=${value} .timeZone=${timeZone}></flink-metrics-time-range>
    </div>
  `,
};
export default meta;

type Story = StoryObj<TimeRangeStory>;

/** Opens a form as a user does, by the last two choices. */
const choosing =
  (choice: 'custom' | 'zone'): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    const { shadowRoot } = canvasElement.querySelector('flink-metrics-time-range') ?? {};
    const select = shadowRoot?.querySelector('select');
    if (select == null) throw new Error('there is nothing to choose from');
    select.value = choice;
    select.dispatchEvent(new Event('change'));
    const isOpen = () =>
      shadowRoot?.querySelector(':is(flink-metrics-range-form, flink-metrics-zone-form)');
    while (!isOpen()) await new Promise((resolve) => setTimeout(resolve, 50));
  };

const range = '2026-03-01T10:00:00Z/2026-03-01T11:30:00Z';

export const Relative: Story = {};
export const BrowserTime: Story = { args: { timeZone: '' } };
export const BetweenTwoTimes: Story = { args: { value: range } };
export const EnteringTwoTimes: Story = { args: { value: range }, play: choosing('custom') };
export const ATimeShownTwice: Story = {
  args: { value: '2026-10-25T00:30:00Z/2026-10-25T03:00:00Z', timeZone: 'Europe/Berlin' },
  play: async (context) => {
    await choosing('custom')(context);
    const form = context.canvasElement
      .querySelector('flink-metrics-time-range')
      ?.shadowRoot?.querySelector('flink-metrics-range-form')?.shadowRoot;
    const start = form?.querySelector('input');
    // Typed, it may be either; untouched, it is the moment it was.
    start?.dispatchEvent(new InputEvent('input'));
  },
};
export const ChoosingAZone: Story = { args: { timeZone: 'Asia/Shanghai' }, play: choosing('zone') };
