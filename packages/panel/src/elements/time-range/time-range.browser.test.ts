import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';

const timeRange = (value = '1h') =>
  html`<flink-metrics-time-range .value=${value}></flink-metrics-time-range>`;
const root = (host: Element) => shadow(host, 'flink-metrics-time-range');

function watched(value?: string) {
  const host = mount(timeRange(value));
  const chosen: string[] = [];
  host.addEventListener('flink-range-change', ({ detail }) => chosen.push(detail.range));
  return { host, chosen };
}

function choose(host: Element, value: string): void {
  const select = find<HTMLSelectElement>(root(host), 'select');
  select.value = value;
  select.dispatchEvent(new Event('change'));
}

const custom = (host: Element) => {
  choose(host, 'custom');
  return until('the two fields', () => root(host).querySelector('form'));
};

function enter(form: HTMLFormElement, start: string, end: string): void {
  const [from, to] = form.querySelectorAll('input');
  if (from === undefined || to === undefined) throw new Error('two fields are missing');
  from.value = start;
  to.value = end;
  find(form, 'button[type=submit]').click();
}

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme}, with its fields open too`, async () => {
    const host = mount(timeRange(), theme);
    await nextFrame();
    await custom(host);
    await accessible(host);
  });
}

it('tells the range chosen', async () => {
  const { host, chosen } = watched();
  await nextFrame();
  choose(host, '6h');
  expect(chosen).to.deep.equal(['6h']);
});

it('offers what the host has set, whatever it is', async () => {
  const { host } = watched('45m');
  await nextFrame();
  expect(find<HTMLSelectElement>(root(host), 'select').selectedOptions[0]?.text.trim()).to.equal(
    'Last 45m',
  );
});

it('takes two moments on the clock of the page', async () => {
  const { host, chosen } = watched();
  await nextFrame();
  enter(await custom(host), '2026-03-01T10:00:00', '2026-03-01T11:00:00');
  const [start, end] = chosen[0]?.split('/') ?? [];
  expect(Date.parse(end ?? '') - Date.parse(start ?? '')).to.equal(3_600_000);
  expect(Date.parse(start ?? '')).to.equal(new Date('2026-03-01T10:00:00').getTime());
});

it('refuses an end before the start', async () => {
  const { host, chosen } = watched();
  await nextFrame();
  enter(await custom(host), '2026-03-01T11:00:00', '2026-03-01T10:00:00');
  await until('a word', () => root(host).querySelector('[role=alert]'));
  expect(chosen).to.deep.equal([]);
});
