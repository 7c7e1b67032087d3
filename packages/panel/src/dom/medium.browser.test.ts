import { emulateMedia } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import '../define.ts';
import { chart, chartRoot, drawn, inked } from '../testing/chart.ts';
import { find, mount, nextFrame, until } from '../testing/mount.ts';
import { systemPalette } from './medium.ts';

afterEach(async () => {
  window.dispatchEvent(new Event('afterprint'));
  await emulateMedia({ media: 'screen' });
});

it('is drawn in light inks before it is printed, without waiting, and as before after it', async () => {
  const light = mount(chart());
  const dark = mount(chart(), 'dark');
  const picture = async (host: Element) => {
    const canvas = await drawn(host);
    await until('ink', () => inked(canvas));
    return () => canvas.toDataURL();
  };
  const [inLight, inDark] = [await picture(light), await picture(dark)];
  const before = inDark();
  expect(before).not.to.equal(inLight());
  window.dispatchEvent(new Event('beforeprint'));
  expect(inDark()).to.equal(inLight());
  expect(getComputedStyle(find(chartRoot(dark), 'figure')).backgroundColor).to.equal(
    'rgb(255, 255, 255)',
  );
  window.dispatchEvent(new Event('afterprint'));
  expect(inDark()).to.equal(before);
});

it('prints charts that nobody scrolled to', async () => {
  await drawn(mount(chart()));
  const host = mount(html`<div style="block-size: 5000px"></div>
    ${chart()}`);
  await nextFrame();
  await nextFrame();
  expect(chartRoot(host).querySelector('canvas')).to.equal(null);
  window.dispatchEvent(new Event('beforeprint'));
  expect(inked(find<HTMLCanvasElement>(chartRoot(host), 'canvas'))).to.equal(true);
});

it('fits the paper without buttons, and is not squeezed', async () => {
  const host = mount(chart());
  const canvas = await drawn(host);
  await until('ink', () => inked(canvas));
  await emulateMedia({ media: 'print' });
  host.style.inlineSize = '400px';
  const { width, height } = canvas.getBoundingClientRect();
  const card = find(chartRoot(host), 'figure').getBoundingClientRect();
  expect(width).to.be.at.most(card.width);
  expect(width / height).to.be.closeTo(canvas.width / canvas.height, 0.02);
  expect(find(chartRoot(host), '.actions').getBoundingClientRect().height).to.equal(0);
});

it('knows the system’s colours, as a canvas takes them', () => {
  const host = mount(html``);
  const palette = systemPalette(host);
  expect(new Set(palette).size).to.equal(3);
  for (const color of palette) expect(color).to.match(/^rgba?\(/);
  expect(host.children.length).to.equal(0);
});
