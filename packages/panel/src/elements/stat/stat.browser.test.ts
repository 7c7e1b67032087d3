import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import { series } from '../../testing/matrix.ts';
import { find, mount, nextFrame, shadow } from '../../testing/mount.ts';

const stat = (matrix: unknown, failure = '') => html`
  <flink-metrics-stat heading="Restarts" unit="count" .matrix=${matrix} .failure=${failure}>
  </flink-metrics-stat>
`;
const root = (host: Element) => shadow(host, 'flink-metrics-stat');

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme}`, async () => {
    const host = mount(html`${stat([series({}, 1, 2)])}${stat(null, 'refused')}`, theme);
    await nextFrame();
    await accessible(host);
  });
}

it('shows the latest value over its course', async () => {
  const host = mount(stat([series({}, 1, 12_345)]));
  await nextFrame();
  expect(find(root(host), '.value').textContent?.trim()).to.equal('12.3 k');
  expect(find(root(host), 'path').getAttribute('d')).to.match(/^M0.0 20.0L/);
});

it('shows that there is nothing, or that it failed', async () => {
  const host = mount(html`${stat([])}`);
  await nextFrame();
  expect(find(root(host), '.value').textContent?.trim()).to.equal('–');
  const failed = mount(html`${stat(null, 'refused')}`);
  await nextFrame();
  expect(find(root(failed), '.failure').title).to.equal('refused');
});
