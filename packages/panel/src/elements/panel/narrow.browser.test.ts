import { expect } from 'chai';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import { failure, fakePrometheus } from '../../testing/fake-prometheus.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import { loaded, orders, panel, panelIn, rootIn } from '../../testing/panel-page.ts';

/** All of its charts are in sight. */
const bare = { ...orders, omit: 'verdict task-map' };

const isSeen = (element: Element | null) => (element?.getClientRects().length ?? 0) > 0;
const picker = (host: Element) => find(rootIn(host), 'flink-metrics-job-picker');
const chosen = (host: Element) => rootIn(host).querySelector<HTMLElement>('.chosen');

function narrow(content: ReturnType<typeof panel>) {
  const host = mount(content);
  host.style.inlineSize = '320px';
  return host;
}

it('where there is little room, the job that is chosen takes one line', async () => {
  const host = narrow(panel(fakePrometheus(), bare));
  await loaded(rootIn(host));
  expect(isSeen(picker(host))).to.equal(false);
  expect(chosen(host)?.textContent).to.include('tenant-a / orders');
  host.style.inlineSize = '800px';
  expect(isSeen(picker(host))).to.equal(true);
  expect(isSeen(chosen(host))).to.equal(false);
});

it('opens the job picker, and folds it again after a query without losing the focus', async () => {
  const host = narrow(panel(fakePrometheus(), bare));
  await loaded(rootIn(host));
  const before = picker(host);
  chosen(host)?.click();
  await until('the fields', () => isSeen(picker(host)));
  expect(chosen(host)?.getAttribute('aria-expanded')).to.equal('true');
  await accessible(panelIn(host));
  const query = find<HTMLButtonElement>(shadow(rootIn(host), 'flink-metrics-job-picker'), 'button');
  query.focus();
  query.click();
  await until('folding', () => !isSeen(picker(host)));
  expect(rootIn(host).activeElement === chosen(host)).to.equal(true);
  expect(picker(host) === before).to.equal(true);
});

it('before a job is chosen, and where something is wrong with it, the fields are there', async () => {
  const host = narrow(panel(fakePrometheus()));
  await nextFrame();
  expect(isSeen(picker(host))).to.equal(true);
  Object.assign(panelIn(host), { namespace: 'tenant-a', job: 'nosuch' });
  await until('what is wrong', () => isSeen(picker(host)) && chosen(host) === null);
  panelIn(host).job = 'orders';
  await until('folding', () => !isSeen(picker(host)));
});

it('a refusal leaves the fields open', async () => {
  const prometheus = fakePrometheus();
  prometheus.answer = () => failure(403, 'forbidden', 'no');
  const host = narrow(panel(prometheus, orders));
  await until('the refusal', () =>
    rootIn(host).querySelector('flink-metrics-message')?.shadowRoot?.querySelector('[role]'),
  );
  await nextFrame();
  expect(isSeen(picker(host))).to.equal(true);
});
