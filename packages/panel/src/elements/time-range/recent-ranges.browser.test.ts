import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import { find, nextFrame, until } from '../../testing/mount.ts';
import {
  apply,
  choose,
  isClosed,
  memory,
  opened,
  root,
  select,
  timeRange,
  type,
  watched,
} from '../../testing/time-range.ts';

const recent = (host: Element) =>
  [...root(host).querySelectorAll<HTMLOptionElement>('optgroup option')].map(({ value }) => value);
const entered = (storage = memory(), ...ranges: readonly string[]) => {
  storage.save('flink-metrics-recent-ranges/', JSON.stringify(ranges));
  return storage;
};

async function enter(host: Element, text: string): Promise<void> {
  const form = await opened(host, 'typed');
  await type(form, '', text);
  apply(form);
  await isClosed(host);
}

it('offers what was entered, the latest first, and says so', async () => {
  const storage = memory();
  const { host } = await watched(timeRange('1h', 'UTC', storage));
  expect(root(host).querySelector('optgroup')).to.equal(null);
  await enter(host, '90m');
  await enter(host, 'now-3h to now-1h');
  await until('both', () => recent(host).length === 2);
  expect(recent(host)).to.deep.equal(['now-3h/now-1h', '90m']);
  expect(find(root(host), 'optgroup').getAttribute('label')).to.equal('Recent');
  expect(select(host).value).to.equal('now-3h/now-1h');
  await accessible(host);
  const { host: other } = await watched(timeRange('1h', 'UTC', storage));
  await until('both', () => recent(other).length === 2);
});

it('two times of the other form too, but nothing that is always offered', async () => {
  const { host } = await watched();
  await enter(host, '3 hours');
  const form = await opened(host, 'range');
  await type(form, 'start', '2026-03-01T10:00:00');
  await type(form, 'end', '2026-03-01T11:00:00');
  apply(form);
  await until('one', () => recent(host).length === 1);
  expect(recent(host)).to.deep.equal(['2026-03-01T10:00:00.000Z/2026-03-01T11:00:00.000Z']);
});

it('chosen again, one is the first when the list is next used: arrow keys do not walk in a circle', async () => {
  const storage = entered(memory(), '90m', '2h', '4h');
  const { host, chosen } = await watched(timeRange('90m', 'UTC', storage));
  await until('all', () => recent(host).length === 3);
  expect([...select(host).options].filter(({ value }) => value === '90m').length).to.equal(1);
  choose(host, '4h');
  await nextFrame();
  expect(recent(host)).to.deep.equal(['90m', '2h', '4h']);
  select(host).focus();
  await until('a change', () => recent(host)[0] === '4h');
  expect(recent(host)).to.deep.equal(['4h', '90m', '2h']);
  expect(select(host).value).to.equal('4h');
  expect(chosen).to.deep.equal(['4h']);
});

it('knows by the time it is used what was entered elsewhere', async () => {
  const storage = memory();
  const { host } = await watched(timeRange('1h', 'UTC', storage));
  entered(storage, '90m');
  select(host).focus();
  await until('it', () => recent(host).length === 1);
});

it('remembers nothing that the host prevented', async () => {
  const storage = memory();
  const { host } = await watched(timeRange('1h', 'UTC', storage));
  host.addEventListener('flink-range-change', (event) => event.preventDefault());
  await enter(host, '90m');
  expect(storage.load('flink-metrics-recent-ranges/')).to.equal(null);
  expect(select(host).value).to.equal('1h');
});

it('each endpoint has its own, and a storage that fails none', async () => {
  const at = (endpoint: string, storage: ReturnType<typeof memory>) => html`
    <flink-metrics-provider endpoint=${endpoint}>
      <flink-metrics-time-range .storage=${storage}></flink-metrics-time-range>
    </flink-metrics-provider>
  `;
  const storage = memory();
  const { host: one } = await watched(at('/one', storage));
  await enter(one, '90m');
  await until('it', () => recent(one).length === 1);
  const { host: two } = await watched(at('/two', storage));
  select(two).focus();
  expect(recent(two)).to.deep.equal([]);
  const broken = {
    load: () => {
      throw new DOMException('denied', 'SecurityError');
    },
    save: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  const { host: three } = await watched(at('/three', broken));
  await enter(three, '90m');
  await until('it', () => recent(three).length === 1);
});
