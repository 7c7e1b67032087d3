import '@flink-metrics/panel/define';
import type { Diagnosis } from '@flink-metrics/sdk/flink/rules';
import { type Fault, faults } from '@flink-metrics/simulator';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { judged } from './judged.ts';
import { type Answer, simulated } from './simulated.ts';

interface VerdictStory {
  readonly lang: string;
  readonly fetch: Answer;
  readonly diagnosis: Diagnosis | undefined;
}

const meta: Meta<VerdictStory> = {
  title: 'Verdict',
  component: 'flink-metrics-verdict',
  args: { lang: '', fetch: simulated({ scenario: 'healthy' }), diagnosis: undefined },
  argTypes: { fetch: { control: false }, diagnosis: { control: false } },
  render: ({ lang, fetch, diagnosis }) => html`
    <flink-metrics-provider
      endpoint="http://prometheus.example"
      namespace="tenant-a"
      job="orders"
      refresh="off"
      lang=${lang}
      .sections=${[]}
      .fetch=${fetch}
    >
      <flink-metrics-verdict .diagnosis=${diagnosis}></flink-metrics-verdict>
    </flink-metrics-provider>
  `,
  play: ({ canvasElement }) => judged(canvasElement),
};
export default meta;

type Story = StoryObj<VerdictStory>;

/** The first finding, or what was checked, with all that is behind it: numbers are asked for when it opens. */
const opened: NonNullable<Story['play']> = async ({ canvasElement }) => {
  await judged(canvasElement);
  const { shadowRoot } = canvasElement.querySelector('flink-metrics-verdict') ?? {};
  const details = shadowRoot?.querySelector('details');
  details?.setAttribute('open', '');
  while (details?.querySelector('.awaited'))
    await new Promise((resolve) => setTimeout(resolve, 50));
};

const of = (
  scenario: 'backpressured' | 'failing-checkpoints' | 'dead-taskmanager' | 'restarting',
) => simulated({ scenario });

export const Healthy: Story = {};
export const WhatWasChecked: Story = { play: opened };
export const Backpressured: Story = { args: { fetch: of('backpressured') }, play: opened };
export const FailingCheckpoints: Story = {
  args: { fetch: of('failing-checkpoints') },
  play: opened,
};
export const DeadTaskManager: Story = { args: { fetch: of('dead-taskmanager') } };

/** With the other stories and the panel’s: ten faults, each with what was seen, excluded and advised. */
const AGO = Date.now() - 10 * 60_000;
const ill = (fault: Fault): Story => ({
  args: { fetch: simulated({ scenario: 'healthy', faults: [fault] }) },
  play: opened,
});

export const HotKey = ill(faults.hotKey(AGO, true));
export const StandingWatermark = ill(faults.idlePartition(AGO));
export const LateData = ill(faults.lateRecords(AGO));
export const FullHeap = ill(faults.fullHeap(AGO, 0.93, 420));
export const FallingBehind = ill(faults.busySource(AGO));
export const NoFreeSlots = ill(faults.waitsForSlots(AGO));
/** The worst is said, the others are a number: nothing below moves when they come. */
export const SeveralAtOnce: Story = {
  args: {
    fetch: simulated({
      scenario: 'healthy',
      faults: [
        faults.fullHeap(AGO, 0.93, 420),
        faults.lateRecords(AGO),
        faults.failingCommits(AGO),
      ],
    }),
  },
};
export const CannotTell: Story = {
  args: {
    diagnosis: {
      ...{ from: Date.UTC(2026, 2, 1, 10), to: Date.UTC(2026, 2, 1, 10) },
      ...{ phase: 'no-data', verdict: 'unknown', findings: [], expected: [], requests: 1 },
      checks: [
        {
          ...{ rule: 'bottleneck', severity: 'critical', answer: 'unknown' },
          title: { en: 'Bottleneck', 'zh-CN': '瓶颈任务' },
          reasons: [{ kind: 'no-job' }],
        },
      ],
    },
  },
  play: opened,
};
export const CouldNotBeAsked: Story = {
  args: {
    fetch: async (request) => {
      const { answer, isLook } = await withoutLooks(request);
      return isLook ? tooLong() : answer;
    },
  },
};
/** All that a healthy job's numbers say. */
export const InNumbers: Story = {
  play: async ({ canvasElement }) => {
    await judged(canvasElement);
    const { shadowRoot } = canvasElement.querySelector('flink-metrics-verdict') ?? {};
    shadowRoot?.querySelector('.needs')?.setAttribute('open', '');
    while (shadowRoot?.querySelector('.needs table') === null)
      await new Promise((resolve) => setTimeout(resolve, 50));
  },
};
export const Chinese: Story = { args: { lang: 'zh-CN', fetch: of('backpressured') }, play: opened };

const healthy = simulated({ scenario: 'healthy' });
const tooLong = () =>
  Response.json(
    { status: 'error', errorType: 'bad_data', error: 'query too long' },
    { status: 400 },
  );

async function withoutLooks(request: Request) {
  const sent = `${request.url} ${await request.clone().text()}`;
  return { isLook: decodeURIComponent(sent).includes('"measure"'), answer: await healthy(request) };
}
