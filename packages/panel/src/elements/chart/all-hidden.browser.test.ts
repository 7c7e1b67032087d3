import { sendMouse } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import {
  chart,
  chartIn,
  chartRoot,
  drawn,
  legendItems,
  legendRoot,
  plotOf,
} from '../../testing/chart.ts';
import { find, mount, nextFrame, until } from '../../testing/mount.ts';

async function allHidden(theme: 'light' | 'dark'): Promise<HTMLElement> {
  const host = mount(chart(), theme);
  await drawn(host);
  for (const item of legendItems(host)) item.click();
  await until('words', () => chartRoot(host).querySelector('.state .button'));
  return host;
}

for (const theme of ['light', 'dark'] as const) {
  it(`says in ${theme} that all series are hidden, instead of axes of nothing`, async () => {
    const host = await allHidden(theme);
    expect(find(chartRoot(host), '.state').textContent).to.contain('All series are hidden');
    expect(find(chartRoot(host), '.canvas').checkVisibility({ visibilityProperty: true })).to.equal(
      false,
    );
    expect(plotOf(host).role).to.equal('group');
    await accessible(host);
  });
}

it('shows all again', async () => {
  const host = await allHidden('light');
  const button = find(chartRoot(host), '.state .button');
  button.focus();
  const { x, y } = button.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(x + 8), Math.round(y + 8)] });
  await nextFrame();
  expect(chartRoot(host).querySelector('.state .button')).to.equal(null);
  expect(legendItems(host).map((item) => item.ariaPressed)).to.deep.equal(['true', 'true']);
  expect(chartIn(host).shadowRoot?.activeElement === plotOf(host)).to.equal(true);
});

it('keeps the place of the rows to come', async () => {
  const host = mount(chart({ matrix: null }));
  await nextFrame();
  const legend = find(chartRoot(host), 'flink-metrics-legend');
  const before = legend.offsetHeight;
  chartIn(host).matrix = [];
  await nextFrame();
  expect(before).to.equal(120);
  expect(legend.offsetHeight).to.equal(0);
  expect(legendRoot(host).querySelector('table')).to.equal(null);
});
