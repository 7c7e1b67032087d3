import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import { failure, fakePrometheus } from '../../testing/fake-prometheus.ts';
import { hostileNames } from '../../testing/matrix.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import {
  chartsIn,
  few,
  loaded,
  orders,
  panel,
  panelIn,
  progressIn,
  rootIn,
  sectionsIn,
} from '../../testing/panel-page.ts';

const root = (host: Element) => rootIn(host);
/** As a chart sends it. */
const send = (host: Element, name: string, detail: unknown) =>
  sectionsIn(root(host))[0]?.dispatchEvent(
    new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }),
  );
const lastValue = (host: Element) => chartsIn(root(host))[0]?.matrix?.[0]?.values.at(-1);

const picker = (host: Element) => shadow(root(host), 'flink-metrics-job-picker');
const fields = (host: Element) => picker(host).querySelectorAll('flink-metrics-combobox');

function type(host: Element, index: number, text: string): HTMLInputElement {
  const input = fields(host)[index]?.shadowRoot?.querySelector('input');
  if (input == null) throw new Error(`there is no field ${index}`);
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  return input;
}

const submit = (host: Element) => find(picker(host), 'button[type=submit]').click();

const message = (host: Element) =>
  until(
    'a message',
    () =>
      root(host).querySelector('flink-metrics-message')?.shadowRoot?.querySelector('[role] strong')
        ?.textContent,
  );

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme}, before and after a query`, async () => {
    const host = mount(panel(fakePrometheus(), { theme }), theme);
    await nextFrame();
    await accessible(host);
    Object.assign(find(host, 'flink-metrics-panel'), orders);
    await loaded(root(host));
    await accessible(host);
  });
}

it('asks for what was typed, and shows sections and latest values', async () => {
  const host = mount(panel(fakePrometheus()));
  await nextFrame();
  type(host, 0, 'tenant-a');
  type(host, 1, ' orders ');
  let asked: unknown;
  host.addEventListener('flink-query', ({ detail }) => {
    asked = detail;
  });
  submit(host);
  await loaded(root(host));
  expect(asked).to.deep.equal(orders);
  expect(sectionsIn(root(host)).length).to.equal(few.length);
  expect(lastValue(host)).to.equal(1);
});

it('loads at once what the host sets', async () => {
  const host = mount(panel(fakePrometheus(), orders));
  await loaded(root(host));
});

it('shows nothing of the last job while another is looked for', async () => {
  const prometheus = fakePrometheus();
  const host = mount(panel(prometheus, orders));
  await loaded(root(host));
  prometheus.answer = () => new Promise(() => {});
  panelIn(host).job = 'another';
  await until('empty charts', () => chartsIn(root(host)).every(({ matrix }) => matrix === null));
});

it('leaves the load to a host that prevents it', async () => {
  const prometheus = fakePrometheus();
  const host = mount(panel(prometheus));
  await nextFrame();
  host.addEventListener('flink-query', (event) => event.preventDefault());
  type(host, 0, 'tenant-a');
  type(host, 1, 'orders');
  submit(host);
  await nextFrame();
  expect(panelIn(host).job).to.equal('');
  expect(prometheus.asked.some(({ path }) => path === 'query_range')).to.equal(false);
});

it('suggests namespaces and the jobs of the one chosen', async () => {
  const host = mount(panel(fakePrometheus()));
  await nextFrame();
  const options = (index: number) => fields(host)[index]?.options ?? [];
  type(host, 0, 'tenant-a');
  await until('namespaces', () => options(0).length === 2);
  await until('jobs', () =>
    options(1).some((option) => typeof option === 'object' && option.value === 'orders'),
  );
});

it('shows how far it is', async () => {
  const prometheus = fakePrometheus();
  let release = () => {};
  const held = new Promise<undefined>((resolve) => {
    release = () => resolve(undefined);
  });
  prometheus.answer = (path) =>
    path === 'query_range' ? held.then(() => undefined as never) : undefined;
  const host = mount(panel(prometheus, orders));
  const bar = await until('progress', () => {
    const bar = progressIn(root(host));
    return Number(bar?.ariaValueMax) > 0 ? bar : null;
  });
  expect(bar.ariaValueNow).to.equal('0');
  expect(shadow(root(host), 'flink-metrics-status').textContent).to.match(/0 of \d+ queries/);
  release();
  await loaded(root(host));
});

it('says what is missing before it asks', async () => {
  const host = mount(panel(fakePrometheus()));
  await nextFrame();
  submit(host);
  expect(await message(host)).to.equal('Enter a namespace');
  type(host, 0, 'tenant-a');
  submit(host);
  await until('the other message', async () => (await message(host)) === 'Enter a job name');
});

const refusals = [
  [401, 'You are not signed in'],
  [403, 'You may not see this namespace'],
  [400, 'The query was refused'],
] as const;
for (const [status, title] of refusals) {
  it(`answered ${status}: ${title}`, async () => {
    const prometheus = fakePrometheus();
    prometheus.answer = () => failure(status, 'bad_data', '<b>no</b>');
    const host = mount(panel(prometheus, orders));
    expect(await message(host)).to.equal(title);
    await accessible(host);
  });
}

it('says in Chinese what is wrong', async () => {
  const host = mount(panel(fakePrometheus(), { namespace: 'nowhere', job: 'x', lang: 'zh_CN' }));
  expect(await message(host)).to.equal('没有来自此命名空间的指标');
});

it('offers the jobs there are instead of one there is not', async () => {
  const host = mount(panel(fakePrometheus(), { namespace: 'tenant-a', job: 'nosuch' }));
  expect(await message(host)).to.equal('No metrics from this job');
  const offered = find<HTMLButtonElement>(
    shadow(root(host), 'flink-metrics-message'),
    '.jobs button',
  );
  expect(offered.textContent?.trim()).to.equal('orders');
  offered.click();
  await loaded(root(host));
});

it('works again after a refusal', async () => {
  const prometheus = fakePrometheus();
  prometheus.answer = () => failure(403, 'forbidden', 'no');
  const host = mount(panel(prometheus, orders));
  await message(host);
  prometheus.answer = () => undefined;
  find(shadow(root(host), 'flink-metrics-message'), 'button').click();
  await loaded(root(host));
  expect(shadow(root(host), 'flink-metrics-message').querySelector('[role]')).to.equal(null);
});

it('refreshes by itself, and stops when taken out of the page', async () => {
  const prometheus = fakePrometheus();
  const host = mount(panel(prometheus, { ...orders, refresh: '1s' }));
  await loaded(root(host));
  prometheus.value = 2;
  await until('the new value', () => lastValue(host) === 2);
  const element = find(host, 'flink-metrics-panel');
  element.remove();
  await nextFrame();
  const asked = prometheus.asked.length;
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(prometheus.asked.length).to.equal(asked);
  host.append(element);
  await until('another refresh', () => prometheus.asked.length > asked);
});

it('zooms into what was dragged over, and back', async () => {
  const host = mount(panel(fakePrometheus(), orders));
  await loaded(root(host));
  const element = panelIn(host);
  const ranges: string[] = [];
  host.addEventListener('flink-range-change', ({ detail }) => ranges.push(detail.range));
  const end = Math.floor(Date.now() / 60_000) * 60_000;
  const detail = { start: end - 300_000, end };
  send(host, 'flink-zoom', detail);
  await nextFrame();
  expect(element.range).to.contain('/');
  await loaded(root(host));
  find(shadow(root(host), 'flink-metrics-time-range'), '.undo').click();
  await nextFrame();
  expect(element.range).to.equal('15m');
  expect(ranges.at(-1)).to.equal('15m');
});

it('comes back to the live range by a double click, from any depth', async () => {
  const host = mount(panel(fakePrometheus(), orders));
  await loaded(root(host));
  const element = panelIn(host);
  const end = Math.floor(Date.now() / 60_000) * 60_000;
  for (const length of [600_000, 300_000]) {
    send(host, 'flink-zoom', { start: end - length, end });
    await nextFrame();
  }
  await loaded(root(host));
  expect(find(shadow(root(host), 'flink-metrics-status'), '.notice').textContent).to.equal(
    'Paused',
  );
  send(host, 'flink-zoom-reset', null);
  await nextFrame();
  expect(element.range).to.equal('15m');
});

it('follows the page to another language', async () => {
  const host = mount(html`<flink-metrics-panel></flink-metrics-panel>`);
  await nextFrame();
  document.documentElement.lang = 'zh_CN';
  await until('Chinese', () => picker(host).textContent?.includes('查询'));
  document.documentElement.lang = 'en';
  await until('English', () => picker(host).textContent?.includes('Query'));
});

it('follows the page from light to dark', async () => {
  const host = mount(panel(fakePrometheus(), { theme: 'auto' }));
  await nextFrame();
  const base = find(root(host), '.base');
  expect(base.classList.contains('light')).to.equal(true);
  host.style.background = '#101010';
  document.body.className = 'dark';
  await until('dark', () => base.classList.contains('dark'));
  document.body.className = '';
});

for (const name of [...hostileNames, 'x"} or up{a="', '订单作业']) {
  it(`takes ${JSON.stringify(name.slice(0, 24))} for a name`, async () => {
    const host = mount(panel(fakePrometheus(), { namespace: 'tenant-a', job: name }));
    expect(await message(host)).to.be.oneOf(['No metrics from this job', 'No data in this range']);
    expect(Reflect.get(globalThis, 'hacked')).to.equal(undefined);
    expect(find(host, 'flink-metrics-panel').scrollWidth).to.be.at.most(640);
  });
}
