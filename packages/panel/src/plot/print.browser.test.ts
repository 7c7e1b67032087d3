import { emulateMedia } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import '../define.ts';
import { drawing } from '../elements/chart/lazy/drawing-source.ts';
import { chart, chartIn, chartRoot, inked } from '../testing/chart.ts';
import { find, mount, shadow, until } from '../testing/mount.ts';

afterEach(async () => {
  window.dispatchEvent(new Event('afterprint'));
  await emulateMedia({ media: 'screen' });
});

/** A chart that was not scrolled to. */
const below = (matrix?: null) =>
  mount(html`<div style="block-size: 9000px"></div>
    ${chart(matrix === null ? { matrix } : {})}`);

const shown = (host: Element) => {
  const note = find(chartRoot(host), '.unseen');
  return getComputedStyle(note).display === 'none' ? '' : note.textContent;
};

it('without data it says so on paper, where the screen has a placeholder', async () => {
  const host = below(null);
  await chartIn(host).updateComplete;
  expect(shown(host)).to.equal('');
  await emulateMedia({ media: 'print' });
  expect(shown(host)).to.contain('Nothing is drawn');
  expect(getComputedStyle(find(chartRoot(host), '.skeleton')).display).to.equal('none');
});

it('a tile without data prints that it has none', async () => {
  const host = mount(html`<flink-metrics-stat heading="Heap"></flink-metrics-stat>`);
  await emulateMedia({ media: 'print' });
  const placeholder = find(shadow(host, 'flink-metrics-stat'), '.skeleton');
  expect(getComputedStyle(placeholder, '::before').content).to.equal('"–"');
});

it('is drawn for the printer before any chart was seen', async () => {
  const host = below();
  await until('what draws', drawing.loaded);
  expect(chartRoot(host).querySelector('canvas')).to.equal(null);
  window.dispatchEvent(new Event('beforeprint'));
  await emulateMedia({ media: 'print' });
  expect(inked(find<HTMLCanvasElement>(chartRoot(host), 'canvas'))).to.equal(true);
  expect(shown(host)).to.equal('');
});
