import '@flink-metrics/panel/define';
import type { FlinkMetricsCombobox } from '@flink-metrics/panel';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

type ComboboxStory = Pick<
  FlinkMetricsCombobox,
  'label' | 'placeholder' | 'value' | 'options' | 'note'
>;

const meta: Meta<ComboboxStory> = {
  title: 'Combobox',
  component: 'flink-metrics-combobox',
  args: {
    label: 'Namespace',
    placeholder: 'tenant-a',
    value: '',
    options: ['tenant-a', 'tenant-b', 'payments'],
    note: '',
  },
  render: ({ label, placeholder, value, options, note }) => html`
    <div .style=${'min-block-size: 220px; max-inline-size: 320px'}>
      <flink-metrics-combobox
        .label=${label}
        .placeholder=${placeholder}
        .value=${value}
        .options=${options}
        .note=${note}
      ></flink-metrics-combobox>
    </div>
  `,
};
export default meta;

type Story = StoryObj<ComboboxStory>;

const opened: NonNullable<Story['play']> = async ({ canvasElement }) => {
  const { shadowRoot } = canvasElement.querySelector('flink-metrics-combobox') ?? {};
  shadowRoot?.querySelector('input')?.focus();
  shadowRoot?.querySelector('input')?.click();
};

export const Empty: Story = {};
export const Chosen: Story = { args: { value: 'tenant-a' } };
export const Open: Story = { play: opened };
export const NothingSuggested: Story = {
  args: { options: [], note: 'The suggestions could not be loaded' },
  play: opened,
};
export const HostileOptions: Story = {
  args: { options: ['<img src=x onerror=alert(1)>', 'invoice\u202Egnp.exe', 'x'.repeat(500)] },
  play: opened,
};
