import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import { fakePrometheus } from '../../testing/fake-prometheus.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import { chartDefinition, section } from '../../testing/sections.ts';

const sections = [section('jvm', 'heap', 'gc', 'stack'), section('kafka', 'lag', 'commits')];

/** A page whose arrangement is edited. */
async function editing() {
  const kept: string[] = [];
  const host = mount(html`
    <flink-metrics-provider
      endpoint="http://prometheus.test"
      namespace="tenant-a"
      job="orders"
      refresh="off"
      .sections=${[sections[0], { ...sections[1], collapsed: true }]}
      .fetch=${fakePrometheus().fetch}
      .views=${{ load: () => null, save: (_: string, json: string) => kept.push(json) }}
    >
      <flink-metrics-view-editor></flink-metrics-view-editor>
      <flink-metrics-sections></flink-metrics-sections>
    </flink-metrics-provider>
  `);
  const start = await until('the button', () =>
    shadow(host, 'flink-metrics-view-editor').querySelector('button'),
  );
  start.click();
  const all = () => [
    ...shadow(host, 'flink-metrics-sections').querySelectorAll('flink-metrics-section'),
  ];
  const rootOf = (id: string) => all().find(({ sectionId }) => sectionId === id)?.shadowRoot;
  const control = (id: string, inSection = 'jvm') =>
    until(`control ${id}`, () =>
      rootOf(inSection)?.querySelector<HTMLElement>(`[data-control="${id}"]`),
    );
  const press = async (id: string, shiftKey = false) => {
    const button = await control(id);
    button.focus();
    button.dispatchEvent(new MouseEvent('click', { shiftKey }));
  };
  const order = () =>
    all().map(
      ({ sectionId, charts }) =>
        `${sectionId}: ${charts.map(({ definition }) => definition.id).join(' ')}`,
    );
  const item = (id: string) =>
    until(`chart ${id}`, () =>
      all()
        .flatMap(({ shadowRoot }) => [
          ...(shadowRoot?.querySelectorAll<HTMLElement>('.item') ?? []),
        ])
        .find((one) => one.querySelector(`[data-chart="${id}"]`) !== null),
    );
  return { host, rootOf, control, press, order, item, kept };
}

it('a chart gets two cells, its whole row, and one again; the focus stays, and it is said', async () => {
  const { host, control, press, item, rootOf, kept } = await editing();
  const widths: string[] = [];
  for (const said of ['two cells wide', 'as wide as the page', 'one cell wide']) {
    await press('width gc');
    await until(said, () =>
      rootOf('jvm')?.querySelector('[role=status]')?.textContent?.includes(said),
    );
    widths.push((await item('gc')).className);
    const root = rootOf('jvm');
    expect(root?.activeElement === (await control('width gc'))).to.equal(true);
  }
  expect(widths).to.deep.equal(['item wide', 'item full', 'item normal']);
  await until('it is kept', () => kept.at(-1)?.includes('"width": "normal"'));
  await accessible(host);
});

it('a chart goes to the front at once, and into the next section, which opens and shows it', async () => {
  const { press, order, rootOf } = await editing();
  await press('-1 stack', true);
  await until('the front', () => order()[0] === 'jvm: stack heap gc');
  await press('into 1 heap');
  await until('the other section', () => order()[1] === 'kafka: lag commits heap');
  expect(order()[0]).to.equal('jvm: stack gc');
  await until('the chart', () => rootOf('kafka')?.activeElement?.matches('flink-metrics-chart'));
});

const drag = (type: string, target: Element, at: 'left' | 'right' = 'left') => {
  const { left, right, top } = target.getBoundingClientRect();
  const event = new DragEvent(type, {
    dataTransfer: new DataTransfer(),
    clientX: at === 'left' ? left + 1 : right - 1,
    clientY: top + 1,
    bubbles: true,
    composed: true,
    cancelable: true,
  });
  target.dispatchEvent(event);
  return event;
};

it('a chart is dragged to another place of its section, and into another section', async () => {
  const { order, item, rootOf } = await editing();
  const grip = find(await item('stack'), '.grip');
  drag('dragstart', grip);
  const heap = await item('heap');
  expect(drag('dragover', heap).defaultPrevented).to.equal(true);
  expect(heap.dataset.drop).to.equal('before');
  drag('drop', heap, 'right');
  await until('the new order', () => order()[0] === 'jvm: heap stack gc');
  expect(heap.dataset.drop).to.equal(undefined);

  find(rootOf('kafka') as ShadowRoot, '.toggle').click();
  drag('dragstart', find(await item('gc'), '.grip'));
  drag('drop', await item('commits'));
  await until('the other section', () => order()[1] === 'kafka: lag gc commits');
});

it('what is no chart, or one of another arrangement, is not taken', async () => {
  const { item, press, order } = await editing();
  expect(drag('dragover', await item('heap')).defaultPrevented).to.equal(false);
  drag('dragstart', find(await item('gc'), '.grip'));
  // As where another tab has changed the arrangement meanwhile.
  await press('1 heap');
  await until('another arrangement', () => order()[0] === 'jvm: gc heap stack');
  expect(drag('dragover', await item('heap')).defaultPrevented).to.equal(false);
});

for (const [width, cells] of [
  [800, 2],
  [360, 1],
] as const) {
  it(`at ${width} px a wide chart has ${cells} of ${cells} columns, a full one its row, and nothing overflows`, async () => {
    const host = mount(html`
      <flink-metrics-provider
        .style=${`display: block; inline-size: ${width}px`}
        endpoint="http://prometheus.test"
        namespace="tenant-a"
        job="orders"
        refresh="off"
        .sections=${[
          section(
            'jvm',
            chartDefinition('one'),
            chartDefinition('two', { width: 'wide' }),
            chartDefinition('three', { width: 'full' }),
          ),
        ]}
        .fetch=${fakePrometheus().fetch}
      >
        <flink-metrics-sections></flink-metrics-sections>
      </flink-metrics-provider>
    `);
    const root = await until(
      'the section',
      () =>
        shadow(host, 'flink-metrics-sections').querySelector('flink-metrics-section')?.shadowRoot,
    );
    const grid = await until(
      'its charts',
      () => root.querySelector('.item.wide') && find(root, '.charts'),
    );
    await until('the columns', () => grid.classList.contains('roomy') === cells > 1);
    await nextFrame();
    const widths = [...grid.querySelectorAll('.item')].map((item) => item.clientWidth);
    expect(widths.slice(1)).to.deep.equal([grid.clientWidth, grid.clientWidth]);
    expect((widths[0] ?? 0) * cells <= grid.clientWidth).to.equal(true);
    expect(grid.scrollWidth).to.equal(grid.clientWidth);
  });
}
