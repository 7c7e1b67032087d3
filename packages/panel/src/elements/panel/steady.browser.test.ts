import { expect } from 'chai';
import '../../define.ts';
import { fakePrometheus } from '../../testing/fake-prometheus.ts';
import { find, mount, nextFrame, until } from '../../testing/mount.ts';
import { few, judged, loaded, orders, panel, rootIn } from '../../testing/panel-page.ts';

const isLook = (params: URLSearchParams) => params.get('query')?.includes('"measure"') === true;

it('nothing moves when the verdict comes after the charts', async () => {
  const prometheus = fakePrometheus();
  let tell = () => {};
  const told = new Promise<undefined>((resolve) => {
    tell = () => resolve(undefined);
  });
  prometheus.answer = (_, params) => (isLook(params) ? told : undefined);
  const host = mount(panel(prometheus, { ...orders, sections: few }));
  find(host, 'flink-metrics-panel').style.inlineSize = '1200px';
  const root = rootIn(host);
  await loaded(root);
  const verdict = find(root, 'flink-metrics-verdict');
  await until('its place', () => verdict.shadowRoot?.querySelector('.waiting'));
  const tops = () =>
    ['flink-metrics-task-map', 'flink-metrics-sections'].map((part) =>
      Math.round(find(root, part).getBoundingClientRect().top),
    );
  const before = tops();
  tell();
  await judged(root);
  await nextFrame();
  expect(verdict.shadowRoot?.querySelector('.waiting')).to.equal(null);
  expect(tops()).to.deep.equal(before);
});
