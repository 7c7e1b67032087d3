import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { fakePrometheus } from '../../testing/fake-prometheus.ts';
import { find, mount, shadow } from '../../testing/mount.ts';
import { loaded, orders, panel, rootIn, sectionsIn } from '../../testing/panel-page.ts';
import { chartDefinition, section } from '../../testing/sections.ts';
import { allParts } from './exported-parts.ts';

const marked = 'rgb(1, 2, 3)';

it('a page styles what is in charts, tiles and sections through the panel', async () => {
  const sections = [section('all', 'line', chartDefinition('number', { view: 'tile' }))];
  const host = mount(html`
    <style>
      ${allParts
        .split(',')
        .map((part) => `flink-metrics-panel::part(${part}) { outline-color: ${marked}; }`)
        .join('\n')}
    </style>
    ${panel(fakePrometheus(), { ...orders, sections })}
  `);
  await loaded(rootIn(host));
  const [only] = sectionsIn(rootIn(host));
  if (only?.shadowRoot == null) throw new Error('there is no section');
  const chart = shadow(only.shadowRoot, 'flink-metrics-chart');
  const tile = shadow(only.shadowRoot, 'flink-metrics-stat');
  const colour = (root: ParentNode, part: string) =>
    getComputedStyle(find(root, `[part=${part}]`)).outlineColor;
  expect({
    heading: colour(only.shadowRoot, 'heading'),
    charts: colour(only.shadowRoot, 'charts'),
    base: colour(chart, 'base'),
    plot: colour(chart, 'plot'),
    tile: colour(tile, 'base'),
    value: colour(tile, 'value'),
  }).to.deep.equal({
    heading: marked,
    charts: marked,
    base: marked,
    plot: marked,
    tile: marked,
    value: marked,
  });
});
