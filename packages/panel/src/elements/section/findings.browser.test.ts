import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import type { ChartFinding } from '../../store/state/findings.ts';
import { unasked } from '../../store/state/panel-state.ts';
import { accessible } from '../../testing/accessible.ts';
import { lookedAt } from '../../testing/diagnosis.ts';
import { series, start, step } from '../../testing/matrix.ts';
import { find, mount, shadow, until } from '../../testing/mount.ts';
import { chartDefinition, localized } from '../../testing/sections.ts';

const finding = (rule: string, severity: ChartFinding['severity']): ChartFinding => ({
  ...{ rule, severity, title: localized(`About ${rule}`) },
  ...{ limit: 1, from: lookedAt, until: null },
});
const chart = (id: string, view: 'line' | 'tile') => ({
  ...unasked(chartDefinition(id, { view })),
  ...{ status: 'ready' as const, matrix: [series({ tm_id: 'one' }, 1, 2)] },
  grid: { start, end: start + step, step },
});
const findings = new Map([
  ['tile', [finding('restarts', 'warning')]],
  ['line', [finding('restarts', 'warning'), finding('bottleneck', 'critical')]],
]);
const section = (open: boolean) => html`
  <flink-metrics-section
    section-id="one"
    heading="One"
    .open=${open}
    .charts=${[chart('tile', 'tile'), chart('line', 'line')]}
    .findings=${findings}
  ></flink-metrics-section>
`;
const badgeIn = (root: ParentNode | null | undefined) => root?.querySelector('.finding');
const text = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim();

for (const theme of ['light', 'dark'] as const) {
  it(`a closed section says the worst of its charts, in ${theme}`, async () => {
    const host = mount(section(false), theme);
    const root = shadow(host, 'flink-metrics-section');
    const badge = await until('the badge', () => badgeIn(root));
    expect(text(badge)).to.equal('About bottleneck +1');
    expect(badge.querySelector('svg')).to.not.equal(null);
    await accessible(host);
  });

  it(`a tile and a chart say what is seen in them, in ${theme}`, async () => {
    const host = mount(section(true), theme);
    const root = shadow(host, 'flink-metrics-section');
    const tile = await until('a tile', () =>
      badgeIn(root.querySelector('flink-metrics-stat')?.shadowRoot),
    );
    expect(text(tile)).to.equal('About restarts');
    const line = await until('a chart', () =>
      badgeIn(root.querySelector('flink-metrics-chart')?.shadowRoot),
    );
    expect(text(line)).to.equal('About bottleneck +1');
    expect(badgeIn(find(root, '.head'))).to.equal(null);
    await accessible(host);
  });
}
