import { expect } from 'chai';
import { html, render } from 'lit';
import { namesOf } from '../../series/series-name.ts';
import { seriesName, seriesNameStyles } from './series-name.ts';

const labels = [
  'orders_taskmanager_1_1 · total',
  'orders_taskmanager_1_1 · used',
  'orders_taskmanager_1_2 · total',
  'orders_taskmanager_1_2 · used',
];

/** The names as a legend of so many px shows them. */
function shown(names: readonly string[], width: number): readonly HTMLElement[] {
  const host = document.createElement('div');
  document.body.append(host);
  const parts = names
    .map(namesOf(names.map((label) => ({ label }))))
    .map(
      (name) =>
        html`<button style="display: flex; max-inline-size: 100%">${seriesName(name)}</button>`,
    );
  render(
    html`<style>${seriesNameStyles.cssText}</style>
      <div style="inline-size: ${width}px; font: 12px monospace">${parts}</div>`,
    host,
  );
  return [...host.querySelectorAll<HTMLElement>('.name')];
}

const isCut = (part: Element | null): boolean =>
  part !== null && part.scrollWidth > part.clientWidth;

it('cuts nothing while there is room', () => {
  for (const name of shown([...labels, 'op_1_0', 'score · local'], 400)) {
    for (const part of name.children) expect(isCut(part), name.textContent ?? '').to.equal(false);
  }
});

it('keeps what tells two names apart, down to a few letters', () => {
  for (const width of [160, 120]) {
    for (const name of shown(labels, width)) {
      expect(isCut(name.querySelector('.shared'))).to.equal(true);
      expect(isCut(name.querySelector('.head'))).to.equal(false);
      expect(isCut(name.lastElementChild)).to.equal(false);
    }
  }
});

it('never grows beyond its room', () => {
  for (const name of shown(['x'.repeat(5000), `${'x'.repeat(300)} · in`, 'a'], 90)) {
    expect(name.getBoundingClientRect().width).to.be.at.most(90);
  }
});
