import '@flink-metrics/panel/define';
import type { FlinkMetricsTimeRange } from '@flink-metrics/panel';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

interface TimeRangeStory extends Pick<FlinkMetricsTimeRange, 'value' | 'timeZone'> {
  /** Ranges entered last, the latest first. */
  readonly recent: readonly string[];
}

const meta: Meta<TimeRangeStory> = {
  title: 'Time range',
  component: 'flink-metrics-time-range',
  args: { value: '1h', timeZone: 'UTC', recent: [] },
  render: ({ value, timeZone, recent }) => html`
    <div .style=${'min-block-size: 380px'}>
      <flink-metrics-time-range
        .value=${value}
        .timeZone=${timeZone}
        .storage=${{ load: () => JSON.stringify(recent), save: () => {} }}
      ></flink-metrics-time-range>
    </div>
  `,
};
export default meta;

type Story = StoryObj<TimeRangeStory>;

/** Opens a form as a user does, by the last choices. */
const choosing =
  (choice: 'typed' | 'custom' | 'zone'): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    const { shadowRoot } = canvasElement.querySelector('flink-metrics-time-range') ?? {};
    const select = shadowRoot?.querySelector('select');
    if (select == null) throw new Error('there is nothing to choose from');
    select.value = choice;
    select.dispatchEvent(new Event('change'));
    const isOpen = () =>
      shadowRoot?.querySelector(
        ':is(flink-metrics-typed-form, flink-metrics-range-form, flink-metrics-zone-form)',
      );
    while (!isOpen()) await new Promise((resolve) => setTimeout(resolve, 50));
  };

/** Types a range, and presses Enter where it is to be applied. */
const typing =
  (text: string, applied = false): NonNullable<Story['play']> =>
  async (context) => {
    await choosing('typed')(context);
    const form = context.canvasElement
      .querySelector('flink-metrics-time-range')
      ?.shadowRoot?.querySelector('flink-metrics-typed-form')?.shadowRoot;
    const field = form?.querySelector('input');
    if (field == null) throw new Error('there is nothing to type into');
    field.value = text;
    field.dispatchEvent(new InputEvent('input'));
    if (applied) form?.querySelector('form')?.requestSubmit();
  };

const range = '2026-03-01T10:00:00Z/2026-03-01T11:30:00Z';

export const Relative: Story = {};
export const BrowserTime: Story = { args: { timeZone: '' } };
export const GoingAlongEarlier: Story = { args: { value: 'now-3h/now-1h' } };
export const BetweenTwoTimes: Story = { args: { value: range } };
export const OfTheRecentOnes: Story = {
  args: { value: '90m', recent: ['90m', range, 'now-3h/now-1h'] },
};
export const TypingARange: Story = { play: choosing('typed') };
export const WhatIsTypedIsUnderstood: Story = { play: typing('3h ago to 90 min ago') };
export const WhatIsTypedIsWrong: Story = { play: typing('last 90', true) };
export const TypingTwoTimes: Story = { args: { value: range }, play: choosing('typed') };
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
