import { expect } from 'chai';
import '../../define.ts';
import { chart, chartRoot, drawn, plotOf, point, tooltipOf } from '../../testing/chart.ts';
import { mount, nextFrame, until } from '../../testing/mount.ts';

/** A chart under a finger, and how often it asked to zoom. */
async function touched() {
  const host = mount(chart());
  let zooms = 0;
  host.addEventListener('flink-zoom', () => {
    zooms += 1;
  });
  await drawn(host);
  // No real finger is down, so there is nothing to capture.
  plotOf(host).setPointerCapture = () => {};
  const finger = (type: string, x: number) => point(host, type, x, { pointerType: 'touch' });
  const selection = () => chartRoot(host).querySelector('.selection');
  await until('the lines', () => {
    finger('pointerdown', 200);
    finger('pointerup', 200);
    return tooltipOf(host);
  });
  return { host, finger, selection, zooms: () => zooms };
}

it('a finger that moves across the lines zooms', async () => {
  const { host, finger, selection, zooms } = await touched();
  finger('pointerdown', 200);
  finger('pointermove', 300);
  await until('a selection', selection);
  finger('pointerup', 300);
  expect(zooms()).to.equal(1);
  await until('nothing selected, nothing shown', () => !selection() && !tooltipOf(host));
});

it('a finger that rolls while it taps does not', async () => {
  const { host, finger, zooms } = await touched();
  finger('pointerdown', 200);
  finger('pointermove', 210);
  finger('pointerup', 210);
  await nextFrame();
  expect(zooms()).to.equal(0);
  expect(tooltipOf(host) === null).to.equal(false);
});

it('a finger that rests first reads the values on its way', async () => {
  const { host, finger, selection, zooms } = await touched();
  finger('pointerdown', 200);
  const first = await until('the values', () => tooltipOf(host)?.textContent);
  await new Promise((resolve) => setTimeout(resolve, 450));
  finger('pointermove', 330);
  await until('other values', () => tooltipOf(host)?.textContent !== first);
  expect(selection() === null).to.equal(true);
  finger('pointerup', 330);
  expect(zooms()).to.equal(0);
});

it('a finger that scrolls the page selects nothing', async () => {
  const { finger, selection, zooms } = await touched();
  finger('pointerdown', 200);
  finger('pointermove', 240);
  finger('pointercancel', 240);
  await nextFrame();
  finger('pointerup', 240);
  expect(zooms()).to.equal(0);
  expect(selection() === null).to.equal(true);
});
