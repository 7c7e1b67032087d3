import { expect } from 'chai';
import '../../../define.ts';
import { accessible } from '../../../testing/accessible.ts';
import { chart, chartRoot, drawn, plotOf } from '../../../testing/chart.ts';
import { series } from '../../../testing/matrix.ts';
import { mount, until } from '../../../testing/mount.ts';

/** A series of which the first samples are missing. */
const late = (missing: number) => {
  const { labels, times, values } = series({ tm_id: 'one' }, 1, 2, 3, 4, 5, 4, 3, 2, 1, 0);
  return { labels, times: times.slice(missing), values: values.slice(missing) };
};
const words = (host: Element) => chartRoot(host).querySelector<HTMLElement>('.before');

it('says since when there are data, where a good part of the range has none', async () => {
  const host = mount(chart({ matrix: [late(8), late(6)] }));
  await drawn(host);
  const said = await until('the words', () => words(host));
  expect(said.textContent?.trim()).to.match(/^No data before .*\d:\d\d/);
  // Up to the earlier of the two.
  expect(said.getBoundingClientRect().width / plotOf(host).getBoundingClientRect().width)
    .to.be.above(0.5)
    .and.to.be.below(6 / 9);
  expect(plotOf(host).getAttribute('aria-valuetext')).to.match(/\. No data before .*\.$/);
  await accessible(host);
});

it('says nothing where the data begin with the range, or an earlier time is drawn there', async () => {
  const whole = mount(chart({ matrix: [late(1), late(9)] }));
  await drawn(whole);
  const compared = [series({ tm_id: 'one' }, 1, 2, 3)];
  const beside = mount(chart({ matrix: [late(6)], compared, compare: '1d' }));
  await drawn(beside);
  for (const host of [whole, beside]) {
    await until('the summary', () => plotOf(host).getAttribute('aria-valuetext'));
    expect(words(host)).to.equal(null);
    expect(plotOf(host).getAttribute('aria-valuetext')).not.to.contain('No data');
  }
});
