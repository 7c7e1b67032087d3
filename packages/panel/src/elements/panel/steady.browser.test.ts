import { expect } from 'chai';
import '../../define.ts';
import { fakePrometheus } from '../../testing/fake-prometheus.ts';
import { find, mount, nextFrame, until } from '../../testing/mount.ts';
import {
  chartsIn,
  few,
  judged,
  orders,
  panel,
  progressIn,
  rootIn,
} from '../../testing/panel-page.ts';

const isLook = (params: URLSearchParams) => params.get('query')?.includes('"measure"') === true;

for (const width of [360, 1200]) {
  it(`nothing moves when the verdict comes, at ${width} px`, async () => {
    const prometheus = fakePrometheus();
    const look = Promise.withResolvers<undefined>();
    prometheus.answer = (_, params) => (isLook(params) ? look.promise : undefined);
    const host = mount(panel(prometheus, { ...orders, sections: few }));
    find(host, 'flink-metrics-panel').style.inlineSize = `${width}px`;
    const root = rootIn(host);
    // Where there is little room, not all charts are in sight.
    await until('a chart with data', () => {
      const areThere = root.querySelector('flink-metrics-sections')?.shadowRoot != null;
      return areThere && chartsIn(root).some(({ matrix }) => matrix !== null);
    });
    await until('the rest', () => progressIn(root) === null);
    await nextFrame();
    const tops = () =>
      ['flink-metrics-task-map', 'flink-metrics-sections'].map((part) =>
        Math.round(find(root, part).getBoundingClientRect().top),
      );
    const before = tops();
    look.resolve(undefined);
    await judged(root);
    await nextFrame();
    expect(find(root, 'flink-metrics-verdict').shadowRoot?.querySelector('.waiting')).to.equal(
      null,
    );
    expect(tops()).to.deep.equal(before);
  });
}
