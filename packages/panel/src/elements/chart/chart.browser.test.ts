import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import {
  chart,
  chartIn,
  chartRoot,
  drawn,
  inked,
  legendItems,
  legendRoot,
  plotOf,
  pointedAt,
  tooltipOf,
  twoSeries,
} from '../../testing/chart.ts';
import { hostileNames, series } from '../../testing/matrix.ts';
import { find, mount, nextFrame, until } from '../../testing/mount.ts';

const renewed = twoSeries.map((one) => ({ ...one }));

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme}`, async () => {
    const host = mount(chart({ stale: true, failure: 'refused' }), theme);
    await drawn(host);
    await accessible(host);
  });
}

it('draws', async () => {
  const host = mount(chart());
  await until('ink', async () => inked(await drawn(host)));
});

it('waits for a hidden host to be shown', async () => {
  const host = mount(html`<div hidden>${chart()}</div>`);
  const hidden = find(host, 'div');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(chartRoot(host).querySelectorAll('canvas').length).to.equal(0);
  hidden.hidden = false;
  await until('ink', async () => inked(await drawn(host)));
});

it('survives being moved, and draws again after having been removed', async () => {
  const host = mount(chart());
  const first = await drawn(host);
  const element = chartIn(host);
  const other = mount(html``);
  other.append(element);
  await nextFrame();
  expect(chartRoot(other).querySelector('canvas') === first).to.equal(true);
  element.remove();
  await until('nothing left of the old chart', () => !element.shadowRoot?.querySelector('canvas'));
  other.append(element);
  await until('ink', async () => inked(await drawn(other)));
  await pointedAt(other, 330);
});

it('follows the size of its box', async () => {
  const host = mount(chart());
  const canvas = await drawn(host);
  const before = canvas.getBoundingClientRect().width;
  host.style.inlineSize = '320px';
  await until('a narrower canvas', () => canvas.getBoundingClientRect().width < before);
});

it('notifies when it comes near the viewport, and when it leaves', async () => {
  const notified: unknown[] = [];
  const listen = ({ detail }: { detail: unknown }) => notified.push(detail);
  document.addEventListener('flink-chart-view', listen);
  const host = mount(chart());
  await until('near', () => notified.length === 1);
  host.style.display = 'none';
  await until('away', () => notified.length === 2);
  document.removeEventListener('flink-chart-view', listen);
  expect(notified).to.deep.equal([
    { chart: 'heap', near: true },
    { chart: 'heap', near: false },
  ]);
});

it('has room for a host’s own buttons', async () => {
  const host = mount(chart());
  const own = document.createElement('button');
  own.slot = 'actions';
  own.textContent = 'Hide';
  chartIn(host).append(own);
  await nextFrame();
  const [mine, about] = [own, find(chartRoot(host), '.button.icon')].map((button) =>
    button.getBoundingClientRect(),
  );
  expect(mine?.width).to.be.greaterThan(0);
  expect(mine?.right).to.be.at.most(about?.left ?? 0);
});

it('waits with a skeleton', async () => {
  const host = mount(chart({ matrix: null, loading: true }));
  await nextFrame();
  expect(find(chartRoot(host), '.skeleton').getBoundingClientRect().height).to.be.greaterThan(50);
  expect(find(chartRoot(host), 'figure').getAttribute('aria-busy')).to.equal('true');
});

it('keeps the old lines while newer ones come', async () => {
  const host = mount(chart());
  const canvas = await drawn(host);
  chartIn(host).loading = true;
  await nextFrame();
  expect(find(chartRoot(host), 'figure').getAttribute('aria-busy')).to.equal('true');
  expect(chartRoot(host).querySelector('.skeleton')).to.equal(null);
  chartIn(host).matrix = renewed;
  chartIn(host).loading = false;
  await nextFrame();
  expect((await drawn(host)) === canvas).to.equal(true);
  expect(inked(canvas)).to.equal(true);
});

it('says that there are no data, and what that may mean', async () => {
  const host = mount(chart({ matrix: [] }));
  await nextFrame();
  expect(find(chartRoot(host), '.state').textContent)
    .to.contain('No data in this range')
    .and.to.contain('The job does not report this');
  expect(plotOf(host).getAttribute('aria-valuetext')).to.equal('No data in this range');
});

it('says that it is stale', async () => {
  const host = mount(chart({ stale: true }));
  await drawn(host);
  const badge = find(chartRoot(host), '.badge');
  expect(badge.textContent).to.equal('Stale');
  expect(badge.title).to.contain('older values');
  chartIn(host).stale = false;
  await nextFrame();
  expect(chartRoot(host).querySelector('.badge')).to.equal(null);
});

it('says what failed, keeps the old lines and offers another attempt', async () => {
  const host = mount(chart());
  await drawn(host);
  chartIn(host).failure = 'The query was refused: <b>no</b>';
  await nextFrame();
  const failure = find(chartRoot(host), '.failure');
  expect(failure.textContent).to.contain('<b>no</b>');
  expect(chartRoot(host).querySelectorAll('canvas').length).to.equal(1);
  let retried = '';
  host.addEventListener('flink-retry', ({ detail }) => {
    retried = detail.chart;
  });
  find(failure, 'button').focus();
  find(failure, 'button').click();
  expect(retried).to.equal('heap');
  chartIn(host).failure = '';
  await nextFrame();
  expect(chartRoot(host).activeElement === plotOf(host)).to.equal(true);
});

it('fails alone where it never had data', async () => {
  const host = mount(chart({ matrix: null, failure: 'refused' }));
  await nextFrame();
  expect(find(plotOf(host), '.failure').textContent).to.contain('refused');
  expect(chartRoot(host).querySelectorAll('.failure').length).to.equal(1);
});

it('draws the highest of too many series, and says how many there are and where', async () => {
  const many = Array.from({ length: 30 }, (_, index) => series({ tm_id: `tm ${index}` }, 1, index));
  const host = mount(chart({ matrix: many, total: 700 }));
  await drawn(host);
  // Those that one has to scroll to come last.
  await until('a legend', () => legendItems(host).length === 20);
  expect(legendItems(host)[0]?.textContent?.trim()).to.equal('tm 29');
  expect(legendRoot(host).textContent).to.contain(
    '700 series: the 20 with the highest last values are drawn, 30 are in the CSV.',
  );
});

it('hides a series, and brings it back', async () => {
  const host = mount(chart());
  await drawn(host);
  await until('a legend', () => legendItems(host).length === 2);
  const [first] = legendItems(host);
  first?.click();
  await nextFrame();
  expect(first?.ariaPressed).to.equal('false');
  first?.click();
  await nextFrame();
  expect(first?.ariaPressed).to.equal('true');
});

it('isolates a series with the Shift key, and ends that with a second click', async () => {
  const host = mount(chart());
  await drawn(host);
  await until('a legend', () => legendItems(host).length === 2);
  const pressed = () => legendItems(host).map((button) => button.ariaPressed);
  const click = async () => {
    legendItems(host)[0]?.dispatchEvent(
      new MouseEvent('click', { shiftKey: true, bubbles: true, composed: true }),
    );
    await nextFrame();
  };
  await click();
  expect(pressed()).to.deep.equal(['true', 'false']);
  await click();
  expect(pressed()).to.deep.equal(['true', 'true']);
});

it('keeps the focus in the legend when new data come', async () => {
  const host = mount(chart());
  await drawn(host);
  await until('a legend', () => legendItems(host).length === 2);
  find(legendRoot(host), '.last .sort').click();
  await nextFrame();
  legendItems(host)[1]?.focus();
  // What was lower is higher now, and its row moves up.
  chartIn(host).matrix = [series({ tm_id: 'one' }, 99), series({ tm_id: 'two' }, 10)];
  await nextFrame();
  expect(legendItems(host).map((item) => item.textContent?.trim())).to.deep.equal(['one', 'two']);
  expect(legendRoot(host).activeElement?.textContent?.trim()).to.equal('one');
});

it('takes names for text, whatever they are, and keeps its layout', async () => {
  const hostile = hostileNames.map((tm_id, index) => series({ tm_id }, index, index + 1));
  const heading = hostileNames.join(' ');
  const host = mount(chart({ matrix: hostile, heading, metrics: hostileNames }));
  await drawn(host);
  await pointedAt(host, 120);
  expect(tooltipOf(host)?.textContent).to.contain('<img src=x');
  expect(chartRoot(host).querySelectorAll('img, script').length).to.equal(0);
  expect(Reflect.get(globalThis, 'hacked')).to.equal(undefined);
  for (const width of [320, 640]) {
    host.style.inlineSize = `${width}px`;
    await nextFrame();
    expect(chartIn(host).scrollWidth).to.be.at.most(width);
    const title = find(chartRoot(host), '.title');
    expect(title.title).to.equal(heading);
    expect(title.getBoundingClientRect().height).to.be.below(48);
  }
});
