import { expect } from 'chai';
import '../../define.ts';
import type { FlinkEvents } from '../../events.ts';
import {
  chart,
  chartIn,
  chartRoot,
  drawn,
  end,
  plotOf,
  point,
  pointedAt,
  press,
  tooltipOf,
  twoSeries,
} from '../../testing/chart.ts';
import { series, start, step } from '../../testing/matrix.ts';
import { find, mount, nextFrame, until } from '../../testing/mount.ts';

type Zoom = FlinkEvents['flink-zoom']['detail'];

/** What the chart asks to zoom to. */
function zoomsOf(host: Element): Zoom[] {
  const zooms: Zoom[] = [];
  host.addEventListener('flink-zoom', (event) => {
    if (event instanceof CustomEvent) zooms.push(event.detail);
  });
  return zooms;
}

/** No real pointer is down, so there is nothing to capture. */
function withoutCapture(host: Element): void {
  plotOf(host).setPointerCapture = () => {};
}

async function dragged(host: Element, from: number, to: number): Promise<void> {
  withoutCapture(host);
  point(host, 'pointerdown', from, { button: 0 });
  point(host, 'pointermove', to);
  await nextFrame();
}

const renew = (host: Element) => {
  chartIn(host).matrix = twoSeries.map((one) => ({ ...one }));
  return nextFrame();
};

it('shows the values at the pointer, highest first, and takes them away again', async () => {
  const host = mount(chart());
  await drawn(host);
  await pointedAt(host, 330);
  const rows = [...chartRoot(host).querySelectorAll('.tooltip .name')];
  expect(rows.map((row) => row.textContent)).to.deep.equal(['two', 'one']);
  expect(tooltipOf(host)?.textContent).to.contain('10 B');
  plotOf(host).dispatchEvent(new PointerEvent('pointerleave'));
  await until('no tooltip', () => tooltipOf(host) === null);
});

/** How far the values are below the end of the lines, px. */
async function belowLines(host: Element, width: number, x: number): Promise<number> {
  find(host, 'flink-metrics-chart').style.inlineSize = `${width}px`;
  await drawn(host);
  await nextFrame();
  await pointedAt(host, x);
  const bottom = plotOf(host).getBoundingClientRect().bottom;
  return (tooltipOf(host)?.getBoundingClientRect().top ?? Number.NaN) - bottom;
}

it('leaves the lines free: the values are below them', async () => {
  expect(await belowLines(mount(chart()), 420, 200)).to.equal(0);
});

it('has the values beside the moment in a wide chart, and where the window ends below the lines', async () => {
  expect(await belowLines(mount(chart()), 760, 200)).to.be.below(-100);
  const host = mount(chart());
  host.style.marginBlockStart = `${window.innerHeight - 220}px`;
  expect(await belowLines(host, 420, 200)).to.be.below(-100);
});

it('has compared values above the lines of a narrow chart, where there is no room below', async () => {
  const host = mount(chart({ compared: twoSeries, compare: '1d' }));
  host.style.marginBlockStart = `${window.innerHeight - 220}px`;
  await belowLines(host, 420, 200);
  const top = () => plotOf(host).getBoundingClientRect().top;
  expect(tooltipOf(host)?.getBoundingClientRect().bottom).to.be.closeTo(top(), 0.5);
  await belowLines(host, 760, 200);
  await until('beside', () => (tooltipOf(host)?.getBoundingClientRect().top ?? 0) > top());
});

for (const x of [90, 200, 290]) {
  it(`keeps the values inside a narrow card, pointed at ${x} px`, async () => {
    const matrix = [series({ tm_id: 'a rather long name of a TaskManager' }, 1, 2, 3)];
    const host = mount(chart({ matrix, compared: matrix, compare: '1d' }));
    host.style.inlineSize = '320px';
    await drawn(host);
    const shown = await pointedAt(host, x);
    const card = chartIn(host).getBoundingClientRect();
    const box = shown.getBoundingClientRect();
    expect(box.left).to.be.at.least(card.left);
    expect(box.right).to.be.at.most(card.right);
  });
}

it('a finger taps, and what it pointed at stays to be read', async () => {
  const host = mount(chart());
  await drawn(host);
  withoutCapture(host);
  await until('a tooltip', () => {
    point(host, 'pointerdown', 330, { pointerType: 'touch' });
    return tooltipOf(host);
  });
  point(host, 'pointerleave', 330, { pointerType: 'touch', bubbles: false });
  plotOf(host).dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'touch' }));
  await nextFrame();
  await nextFrame();
  expect(tooltipOf(host) === null).to.equal(false);
  plotOf(host).dispatchEvent(new FocusEvent('blur'));
  await until('no tooltip', () => tooltipOf(host) === null);
});

it('keeps the pointed moment when new data come', async () => {
  const host = mount(chart());
  await drawn(host);
  await pointedAt(host, 330);
  const time = find(chartRoot(host), '.tooltip .time').textContent;
  await renew(host);
  await nextFrame();
  expect(chartRoot(host).querySelector('.tooltip .time')?.textContent).to.equal(time);
});

it('is read by the keyboard like a slider', async () => {
  const host = mount(chart());
  await drawn(host);
  expect(await press(host, 'Home'))
    .to.contain('one 1 B')
    .and.to.contain('two 10 B');
  expect(await press(host, 'ArrowRight')).to.contain('one 2 B');
  expect(await press(host, 'End')).to.contain('one 0 B');
  expect(await press(host, 'Escape')).to.contain('2 series');
});

it('keeps the focus and the cursor of the keyboard when new data come', async () => {
  const host = mount(chart());
  await drawn(host);
  plotOf(host).focus();
  const spoken = await press(host, 'ArrowLeft');
  await renew(host);
  expect(chartRoot(host).activeElement === plotOf(host)).to.equal(true);
  expect(plotOf(host).getAttribute('aria-valuetext')).to.equal(spoken);
});

it('asks to zoom into what is dragged over', async () => {
  const host = mount(chart());
  const zooms = zoomsOf(host);
  await drawn(host);
  await pointedAt(host, 330);
  await dragged(host, 200, 400);
  expect(chartRoot(host).querySelectorAll('.selection').length).to.equal(1);
  point(host, 'pointerup', 400);
  const [zoom] = zooms;
  expect(zoom?.start).to.be.greaterThan(start);
  expect(zoom?.end).to.be.lessThan(end);
  expect(zoom?.end).to.be.greaterThan(zoom?.start ?? Number.POSITIVE_INFINITY);
});

it('goes on with a drag when new data come meanwhile', async () => {
  const host = mount(chart());
  const zooms = zoomsOf(host);
  await drawn(host);
  await pointedAt(host, 330);
  await dragged(host, 200, 400);
  await renew(host);
  expect(chartRoot(host).querySelectorAll('.selection').length).to.equal(1);
  point(host, 'pointerup', 400);
  expect(zooms.length).to.equal(1);
});

it('gives up a drag with Escape', async () => {
  const host = mount(chart());
  const zooms = zoomsOf(host);
  await drawn(host);
  await pointedAt(host, 330);
  await dragged(host, 200, 400);
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  await nextFrame();
  expect(chartRoot(host).querySelectorAll('.selection').length).to.equal(0);
  point(host, 'pointerup', 400);
  expect(zooms).to.deep.equal([]);
});

it('zooms by keyboard: Shift selects, Enter zooms in', async () => {
  const host = mount(chart());
  const zooms = zoomsOf(host);
  await drawn(host);
  await pointedAt(host, 330);
  await press(host, 'Home');
  await press(host, 'Enter');
  expect(zooms).to.deep.equal([]);
  await press(host, 'ArrowRight', true);
  await press(host, 'ArrowRight', true);
  const selection = find(chartRoot(host), '.selection').getBoundingClientRect();
  expect(selection.width).to.be.greaterThan(100);
  await press(host, 'Enter');
  expect(zooms).to.deep.equal([{ start, end: start + 2 * step }]);
  expect(chartRoot(host).querySelectorAll('.selection').length).to.equal(0);
});

it('drops what Shift selected when the cursor moves on', async () => {
  const host = mount(chart());
  const zooms = zoomsOf(host);
  await drawn(host);
  await pointedAt(host, 330);
  await press(host, 'Home');
  await press(host, 'ArrowRight', true);
  await press(host, 'ArrowRight');
  expect(chartRoot(host).querySelectorAll('.selection').length).to.equal(0);
  await press(host, 'Enter');
  expect(zooms).to.deep.equal([]);
});
