import '@flink-metrics/panel/define';
import type { FlinkMetricsPanel, PanelStorage } from '@flink-metrics/panel';
import { sections } from '@flink-metrics/sdk/internal/flink-sections';
import { formatSections } from '@flink-metrics/sdk/internal/flink-sections-json';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { simulated } from './simulated.ts';

interface EditorStory {
  readonly fetch: FlinkMetricsPanel['fetch'];
  readonly views: PanelStorage;
}

const nowhere = (kept: string | null): PanelStorage => ({ load: () => kept, save: () => {} });

const failing = (kept: PanelStorage['load']): PanelStorage => ({
  load: kept,
  save: () => {
    throw new Error('507 Insufficient Storage');
  },
});

const some = sections.slice(0, 2);

/** One chart and one section are put away. */
const arranged = formatSections(
  some.map((section, index) => ({
    ...section,
    ...(index === 1 && { hidden: true }),
    charts: section.charts.map((chart, position) =>
      position === 1 || position === 4 ? { ...chart, hidden: true } : chart,
    ),
  })),
);

const panel = (type: string, title: string, ...queries: readonly string[]) => ({
  type,
  title,
  targets: queries.map((expr, index) => ({ refId: 'AB'[index], expr })),
});

/** Red until somebody would believe in it. */
const thresholds = { steps: [{ color: 'red' }, { color: 'orange', value: 300 }] };

/** As Grafana exports one; half of it can come, and not all of that as it was. */
const dashboard = {
  title: 'Payments',
  annotations: { list: [{ name: 'Deployments', enable: true }] },
  panels: [
    {
      ...panel('stat', 'Uptime', 'flink_jobmanager_job_uptime{job_name="$job"} / 1000'),
      fieldConfig: { defaults: { thresholds } },
    },
    panel(
      'timeseries',
      'Records in',
      'sum by (task_name) (rate(flink_taskmanager_job_task_numRecordsIn[$__rate_interval]))',
    ),
    panel(
      'graph',
      'Heap',
      'flink_taskmanager_Status_JVM_Memory_Heap_Used{tm_id=~"$tm"}',
      'topk($k, flink_taskmanager_Status_JVM_Memory_Heap_Max)',
    ),
    panel('table', 'Restarts', 'flink_jobmanager_job_numRestarts'),
    panel('timeseries', 'Consumer lag', 'kafka_consumergroup_lag{topic="payments"}'),
  ],
};

const meta: Meta<EditorStory> = {
  title: 'View editor',
  component: 'flink-metrics-provider',
  args: { fetch: simulated(), views: nowhere(null) },
  argTypes: { fetch: { control: false }, views: { control: false } },
  render: ({ fetch, views }) => html`
    <flink-metrics-provider
      endpoint="http://prometheus.example"
      namespace="tenant-a"
      job="orders"
      range="30m"
      refresh="off"
      .sections=${some}
      .fetch=${fetch}
      .views=${views}
    >
      <flink-metrics-view-editor></flink-metrics-view-editor>
      <flink-metrics-sections></flink-metrics-sections>
    </flink-metrics-provider>
  `,
};
export default meta;

type Story = StoryObj<EditorStory>;
type Play = NonNullable<Story['play']>;

/** Waits for what a selector finds, through shadow roots: parts are separated by ` >> `. */
async function found(root: ParentNode, selector: string): Promise<HTMLElement> {
  for (let turn = 0; turn < 300; turn++) {
    const element = selector.split(' >> ').reduce<Element | ParentNode | null>((inside, part) => {
      const within = inside instanceof Element ? (inside.shadowRoot ?? inside) : inside;
      return within?.querySelector(part) ?? null;
    }, root);
    if (element instanceof HTMLElement) return element;
    await new Promise((resolve) => setTimeout(resolve, 16));
  }
  throw new Error(`${selector} never came`);
}

const tools = 'flink-metrics-view-editor >> flink-metrics-view-tools';

const start: Play = async ({ canvasElement }) => {
  (await found(canvasElement, 'flink-metrics-view-editor >> button')).click();
  await found(canvasElement, `${tools} >> .bar`);
};

const search = `${tools} >> flink-metrics-chart-dialog >> flink-metrics-metric-list`;

const heapUsed = 'flink_jobmanager_Status_JVM_Memory_Heap_Used';

const findMetric: Play = async (context) => {
  await start(context);
  const { canvasElement } = context;
  (await found(canvasElement, `${tools} >> .primary`)).click();
  const input = await found(canvasElement, `${search} >> input`);
  if (input instanceof HTMLInputElement) input.value = 'heap used';
  input.dispatchEvent(new Event('input'));
  // In the first place only once the rest is left out.
  await found(canvasElement, `${search} >> #metric-0[data-metric="${heapUsed}"]`);
};

const importing: Play = async (context) => {
  await start(context);
  (await found(context.canvasElement, `${tools} >> button:nth-of-type(4)`)).click();
  await found(context.canvasElement, `${tools} >> flink-metrics-import-dialog >> dialog[open]`);
};

export const Button: Story = {};
export const Editing: Story = { play: start };
export const PutAway: Story = { args: { views: nowhere(arranged) }, play: start };
export const FindingAMetric: Story = { play: findMetric };
export const AddingAChart: Story = {
  play: async (context) => {
    await findMetric(context);
    (await found(context.canvasElement, `${search} >> [data-metric="${heapUsed}"]`)).click();
  },
};
export const Importing: Story = { play: importing };
export const ImportingNonsense: Story = {
  play: async (context) => {
    await importing(context);
    const dialog = `${tools} >> flink-metrics-import-dialog`;
    const json = await found(context.canvasElement, `${dialog} >> textarea`);
    if (json instanceof HTMLTextAreaElement) json.value = '[{ "id": "mine", "charts": [] }]';
    json.dispatchEvent(new Event('input'));
    (await found(context.canvasElement, `${dialog} >> .primary`)).click();
  },
};
export const ImportingADashboard: Story = {
  play: async (context) => {
    await importing(context);
    const dialog = `${tools} >> flink-metrics-import-dialog`;
    const json = await found(context.canvasElement, `${dialog} >> textarea`);
    if (json instanceof HTMLTextAreaElement) json.value = JSON.stringify(dashboard, null, 2);
    json.dispatchEvent(new Event('input'));
    (await found(context.canvasElement, `${dialog} >> .primary`)).click();
    await found(context.canvasElement, `${dialog} >> h3`);
  },
};
export const NotSaved: Story = {
  args: { views: failing(() => null) },
  play: async (context) => {
    await start(context);
    const hide = 'flink-metrics-sections >> flink-metrics-section >> [data-control^="hide "]';
    (await found(context.canvasElement, hide)).click();
  },
};
export const NotLoaded: Story = {
  args: {
    views: failing(() => {
      throw new Error('503 Service Unavailable');
    }),
  },
  play: start,
};
