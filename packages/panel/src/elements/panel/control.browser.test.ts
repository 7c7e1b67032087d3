import { expect } from 'chai';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import { downloadOf } from '../../testing/chart.ts';
import { failure, fakePrometheus } from '../../testing/fake-prometheus.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import { chartsIn, loaded, orders, panel, panelIn, rootIn } from '../../testing/panel-page.ts';
import { section } from '../../testing/sections.ts';
import { panelParts } from './parts.ts';

const parts: Readonly<Record<(typeof panelParts)[number], string>> = {
  toolbar: '.toolbar',
  bar: '.follow',
  'job-picker': 'flink-metrics-job-picker',
  'time-range': 'flink-metrics-time-range',
  compare: 'flink-metrics-compare',
  refresh: 'flink-metrics-refresh-control',
  export: 'flink-metrics-download',
  status: 'flink-metrics-status',
  views: 'flink-metrics-view-editor',
  verdict: 'flink-metrics-verdict',
  'task-map': 'flink-metrics-task-map',
  sections: 'flink-metrics-sections',
  'latest-values': 'flink-metrics-table',
};

/** Each control with what it asks for, and the property that a host sets instead. */
const requests = [
  ['flink-range-change', 'range', { range: '6h' }],
  ['flink-refresh-change', 'refresh', { refresh: '30s' }],
  ['flink-compare-change', 'compare', { compare: '1d' }],
  ['flink-zone-change', 'timeZone', { timeZone: 'UTC' }],
] as const;

const ask = (host: Element, name: string, detail: unknown) =>
  find(rootIn(host), '.toolbar').dispatchEvent(
    new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }),
  );

for (const part of panelParts) {
  it(`leaves out ${part}, and nothing beside it`, async () => {
    const host = mount(panel(fakePrometheus(), { ...orders, omit: part }));
    await until(
      'the job',
      () =>
        rootIn(host).querySelector('flink-metrics-view-editor') !== null ||
        part === 'views' ||
        part === 'sections',
    );
    await nextFrame();
    const gone = panelParts.filter((one) => rootIn(host).querySelector(parts[one]) === null);
    const inside = ['job-picker', 'time-range', 'compare', 'refresh', 'export'];
    if (part === 'toolbar') expect(gone).to.deep.equal(['toolbar', ...inside]);
    else if (part === 'sections') expect(gone).to.deep.equal(['views', 'sections']);
    else expect(gone).to.deep.equal([part]);
  });
}

for (const [name, property, detail] of requests) {
  it(`${name}: the panel sets ${property} itself, or leaves it to the host`, async () => {
    const host = mount(panel(fakePrometheus()));
    await nextFrame();
    const before = panelIn(host)[property];
    const stop = (event: Event) => event.preventDefault();
    host.addEventListener(name, stop);
    ask(host, name, detail);
    await nextFrame();
    expect(panelIn(host)[property]).to.equal(before);
    host.removeEventListener(name, stop);
    ask(host, name, detail);
    await nextFrame();
    expect(panelIn(host)[property]).to.equal(Object.values(detail)[0]);
  });
}

it('tells nothing back of what the host sets', async () => {
  const host = mount(panel(fakePrometheus(), orders));
  const told: string[] = [];
  for (const [name] of requests) host.addEventListener(name, () => told.push(name));
  await loaded(rootIn(host));
  Object.assign(panelIn(host), { range: '6h', refresh: '30s', compare: '1d', timeZone: 'UTC' });
  await nextFrame();
  expect(told).to.deep.equal([]);
});

it('tells when a load ended, and what was in its way', async () => {
  const prometheus = fakePrometheus();
  const host = mount(panel(prometheus));
  const told: (readonly [job: string, problem: string | null])[] = [];
  host.addEventListener('flink-load', ({ detail }) => told.push([detail.job, detail.problem]));
  Object.assign(panelIn(host), orders);
  await until('the first', () => told.length > 0);
  panelIn(host).job = 'nosuch';
  await until('the second', () => told.some(([job]) => job === 'nosuch'));
  // Charts that came near since the first were loaded for themselves.
  expect(told.at(0)).to.deep.equal(['orders', null]);
  expect(told.at(-1)).to.deep.equal(['nosuch', 'no-such-job']);
  expect(new Set(told.slice(0, -1).map(String))).to.deep.equal(new Set(['orders,']));
});

it('forgets the zooms when somebody else sets the range', async () => {
  const host = mount(panel(fakePrometheus(), orders));
  await loaded(rootIn(host));
  const end = Math.floor(Date.now() / 60_000) * 60_000;
  ask(host, 'flink-zoom', { start: end - 300_000, end });
  const undo = () => shadow(rootIn(host), 'flink-metrics-time-range').querySelector('.undo');
  await until('a way back', undo);
  panelIn(host).range = '6h';
  await until('no way back', () => undo() === null);
});

it('saves all charts as one file, once there are data', async () => {
  const host = mount(panel(fakePrometheus(), orders));
  const button = await until('the button', () =>
    rootIn(host).querySelector('flink-metrics-download')?.shadowRoot?.querySelector('button'),
  );
  await loaded(rootIn(host));
  await until('it to be enabled', () => !button.disabled);
  const { file } = await downloadOf(() => button.click());
  const csv = await file.text();
  expect(csv).to.contain('chart,title,unit,labels,time,value,series\r\n');
  for (const { definition } of chartsIn(rootIn(host))) expect(csv).to.contain(definition.id);
});

it('the file has the charts that nobody has seen, and says how many could not be had', async () => {
  const prometheus = fakePrometheus();
  const seen = section('seen', 'a');
  const closed = { ...section('closed', 'b', 'c'), collapsed: true as const };
  const host = mount(panel(prometheus, { ...orders, sections: [seen, closed] }));
  const download = await until('the element', () =>
    rootIn(host).querySelector('flink-metrics-download'),
  );
  const button = await until('the button', () => download.shadowRoot?.querySelector('button'));
  await until('it to be enabled', () => !button.disabled);
  const note = () => download.shadowRoot?.querySelector('[role=status]')?.textContent;
  prometheus.answer = (_, params) =>
    params.get('query')?.includes('metric_of_c') ? failure(422, 'execution', 'no') : undefined;
  const { file } = await downloadOf(() => {
    button.focus();
    button.click();
  });
  const rows = (await file.text()).split('\r\n').map((row) => row.split(',')[0]);
  expect(new Set(rows.slice(1, -1))).to.deep.equal(new Set(['a', 'b']));
  await until('what is missing', () => note()?.includes('1 chart could not'));
  await accessible(download);
});

it('is denser when asked, unless the host says how high', async () => {
  const host = mount(panel(fakePrometheus()));
  await nextFrame();
  const height = () =>
    shadow(rootIn(host), 'flink-metrics-refresh-control').querySelector('select')?.offsetHeight ??
    0;
  const comfortable = height();
  panelIn(host).density = 'compact';
  await nextFrame();
  expect(height()).to.be.lessThan(comfortable);
  host.style.setProperty('--flink-control-height', '40px');
  expect(height()).to.equal(40);
});
