import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import '../../../define.ts';
import { accessible } from '../../../testing/accessible.ts';
import {
  chart,
  chartButton,
  chartIn,
  chartRoot,
  drawn,
  legendRoot,
  plotOf,
} from '../../../testing/chart.ts';
import { find, mount, nextFrame, until } from '../../../testing/mount.ts';
import type { FlinkMetricsProvider } from '../../provider/provider.ts';

const hour = '2026-03-01T10:00:00Z/2026-03-01T11:00:00Z';

const provided = (range = hour, lang = 'en') => html`
  <flink-metrics-provider
    namespace="tenant-a"
    job="orders"
    range=${range}
    time-zone="UTC"
    lang=${lang}
  >
    ${chart()}
  </flink-metrics-provider>
`;

const provider = (host: Element) => find<FlinkMetricsProvider>(host, 'flink-metrics-provider');
const context = (host: Element) => chartRoot(host).querySelector('.context');
const live = (host: Element) => chartRoot(host).querySelector<HTMLButtonElement>('.live');

it('on the full screen it says of which job and time it is, and leads back to live', async () => {
  const host = mount(provided());
  await drawn(host);
  expect(context(host) === null).to.equal(true);
  const titleSize = () => getComputedStyle(find(chartRoot(host), '.title')).fontSize;
  expect(titleSize()).to.equal('13px');
  chartButton(host, /full screen/).focus();
  await sendKeys({ press: 'Enter' });
  const text = await until('the job', () => context(host)?.textContent);
  expect(chartIn(host).matches(':fullscreen')).to.equal(true);
  expect(text).to.include('tenant-a / orders').and.to.include('10:00').and.to.include('11:00');
  expect(titleSize()).to.equal('20px');
  expect(find(legendRoot(host), 'details, .item') === null).to.equal(false);
  await accessible(host);
  const button = await until('a way back', () => live(host));
  button.focus();
  button.click();
  await until('live', () => live(host) === null);
  expect(provider(host).range).to.equal('1h');
  expect(chartRoot(host).activeElement === plotOf(host)).to.equal(true);
  chartButton(host, /full screen/).focus();
  await sendKeys({ press: 'Enter' });
  await until('no full screen', () => document.fullscreenElement === null);
  await until('only the heading', () => context(host) === null);
});

for (const theme of ['light', 'dark'] as const) {
  it(`enlarged by the host it fills its box, accessible in ${theme}`, async () => {
    const host = mount(provided(hour, 'zh-CN'), theme);
    host.style.blockSize = '600px';
    Object.assign(chartIn(host), { enlarged: true, zoomed: true });
    chartIn(host).style.blockSize = '600px';
    await until('the job', () => context(host));
    await drawn(host);
    expect(plotOf(host).getBoundingClientRect().height).to.be.greaterThan(300);
    expect(context(host)?.textContent).to.include('撤销缩放').and.to.include('实时');
    await accessible(host);
  });
}

it('a zoom is undone in the chart itself, by its button or a key', async () => {
  const host = mount(chart());
  const asked: string[] = [];
  for (const name of ['flink-zoom-back', 'flink-zoom-reset'] as const) {
    host.addEventListener(name, () => asked.push(name));
  }
  await drawn(host);
  const undo = () => chartRoot(host).querySelector<HTMLElement>('[aria-label="Undo zoom"]');
  expect(undo() === null).to.equal(true);
  chartIn(host).zoomed = true;
  const button = await until('a way back', undo);
  button.focus();
  button.click();
  chartIn(host).zoomed = false;
  await until('no way back', () => undo() === null);
  expect(chartRoot(host).activeElement === plotOf(host)).to.equal(true);
  await sendKeys({ press: 'Backspace' });
  await sendKeys({ down: 'Shift' });
  await sendKeys({ press: 'Backspace' });
  await sendKeys({ up: 'Shift' });
  expect(asked).to.deep.equal(['flink-zoom-back', 'flink-zoom-back', 'flink-zoom-reset']);
});

it('where the samples are a table, the focus stays in the chart too', async () => {
  const host = mount(chart());
  await drawn(host);
  chartIn(host).zoomed = true;
  chartButton(host, /as a table/).click();
  await until('a table', () => chartRoot(host).querySelector('table'));
  chartButton(host, /Undo zoom/).focus();
  chartIn(host).zoomed = false;
  await nextFrame();
  expect(chartRoot(host).activeElement === null).to.equal(false);
});
