import '@flink-metrics/panel/define';
import type { FlinkMetricsLegend } from '@flink-metrics/panel';
import { lightPalette, strokes } from '@flink-metrics/sdk/internal/chart-format';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { start, step, taskManagers, wave } from './chart-data.ts';

type LegendStory = Pick<
  FlinkMetricsLegend,
  'series' | 'unit' | 'time' | 'step' | 'more' | 'exported' | 'comparedWith'
>;

const shown = (names: readonly string[]): FlinkMetricsLegend['series'] =>
  names.map((label, index) => ({
    id: label,
    label,
    color: lightPalette[index % lightPalette.length] ?? '',
    stroke: strokes[Math.floor(index / lightPalette.length)] ?? 'solid',
    visible: index !== 1,
    series: wave(label, index / 3),
  }));

const names = taskManagers(12).map(({ labels }) => labels.tm_id ?? '');

const meta: Meta<LegendStory> = {
  title: 'Legend',
  component: 'flink-metrics-legend',
  args: {
    series: shown(names.slice(0, 3)),
    unit: 'bytes',
    time: null,
    step,
    more: 0,
    exported: 0,
    comparedWith: '',
  },
  argTypes: { series: { control: false } },
  render: ({ series, unit, time, step, more, exported, comparedWith }) => html`
    <flink-metrics-legend
      .series=${series}
      .unit=${unit}
      .time=${time}
      .step=${step}
      .more=${more}
      .exported=${exported}
      .comparedWith=${comparedWith}
    ></flink-metrics-legend>
  `,
};
export default meta;

type Story = StoryObj<LegendStory>;

export const OneHidden: Story = {};
export const Compared: Story = { args: { comparedWith: 'the same time yesterday' } };
export const TooManySeries: Story = { args: { series: shown(names), more: 48, exported: 60 } };
export const HostileNames: Story = {
  args: {
    series: shown(['<img src=x onerror=alert(1)>', 'invoice\u202Egnp.exe', 'x'.repeat(5000)]),
  },
};
const wide =
  (px: number): NonNullable<Story['decorators']> =>
  (story) =>
    html`<div style="inline-size: ${px}px">${story()}</div>`;

const click =
  (selector: string): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    const { shadowRoot } = canvasElement.querySelector('flink-metrics-legend') ?? {};
    while (!shadowRoot?.querySelector('.mean')) await new Promise(requestAnimationFrame);
    shadowRoot.querySelector<HTMLElement>(selector)?.click();
  };

export const Sorted: Story = {
  args: { series: shown(names.slice(0, 4)) },
  play: click('.max .sort'),
};
export const Isolated: Story = {
  args: {
    series: shown(names.slice(0, 4)).map((one, index) => ({ ...one, visible: index === 2 })),
  },
};
export const Pointed: Story = { args: { time: start + 90 * step, step } };
export const PerSecond: Story = { args: { unit: 'bytes/s' } };
export const OneSeries: Story = { args: { series: shown(names.slice(0, 1)) } };
/** As in a card of the usual grid. */
export const Card: Story = {
  args: { series: shown(names), unit: 'bytes/s' },
  decorators: wide(433),
};
export const NarrowCard: Story = {
  args: { series: shown(names), unit: 'bytes/s' },
  decorators: wide(342),
};
export const Narrow: Story = { decorators: wide(262) };
export const Narrowest: Story = { decorators: wide(180) };
