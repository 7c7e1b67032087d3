import '@flink-metrics/panel/define';
import type { FlinkMetricsLegend } from '@flink-metrics/panel';
import { lightPalette, strokes } from '@flink-metrics/sdk/echarts/format';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { taskManagers, wave } from './chart-data.ts';

type LegendStory = Pick<
  FlinkMetricsLegend,
  'series' | 'unit' | 'more' | 'exported' | 'comparedWith'
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
  args: { series: shown(names.slice(0, 3)), unit: 'bytes', more: 0, exported: 0, comparedWith: '' },
  argTypes: { series: { control: false } },
  render: ({ series, unit, more, exported, comparedWith }) => html`
    <flink-metrics-legend
      .series=${series}
      .unit=${unit}
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
export const Narrow: Story = {
  decorators: [(story) => html`<div style="inline-size: 300px">${story()}</div>`],
};
