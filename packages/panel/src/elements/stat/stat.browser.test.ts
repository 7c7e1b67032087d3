import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import { hostileNames, series, start, step } from '../../testing/matrix.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import type { FlinkMetricsStat } from './stat.ts';

const stat = (properties: Partial<FlinkMetricsStat>) => html`
  <flink-metrics-stat
    chart-id="restarts"
    heading=${properties.heading ?? 'Restarts'}
    unit=${properties.unit ?? 'count'}
    .matrix=${properties.matrix ?? null}
    .compared=${properties.compared ?? null}
    .compare=${properties.compare ?? ''}
    .stale=${properties.stale ?? false}
    .silent=${properties.silent ?? false}
    .start=${properties.start ?? 0}
    .end=${properties.end ?? 0}
    ?of-range=${properties.ofRange ?? false}
    .failure=${properties.failure ?? ''}
    .note=${properties.note ?? ''}
    .description=${properties.description ?? ''}
    .query=${properties.query ?? ''}
    .metrics=${properties.metrics ?? []}
  ></flink-metrics-stat>
`;
const root = (host: Element) => shadow(host, 'flink-metrics-stat');
const text = (host: Element, selector: string) => find(root(host), selector).textContent?.trim();
const now = [series({}, 1, 2)];
const then = [series({}, 1, 1.5)];

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme}`, async () => {
    const host = mount(
      html`${stat({ matrix: now, compared: then, compare: '1d', stale: true, note: 'Shared' })}
      ${stat({ matrix: now, silent: true })} ${stat({ failure: 'refused' })} ${stat({})}`,
      theme,
    );
    await nextFrame();
    await accessible(host);
  });
}

it('shows the latest value over its course', async () => {
  const host = mount(stat({ matrix: [series({}, 1, 12_345)] }));
  await nextFrame();
  expect(text(host, '.value')).to.equal('12.3 k');
  expect(find(root(host), 'path:not(.ghost)').getAttribute('d')).to.match(/^M0.0 20.0L/);
});

it('draws no course of what counts over the whole range', async () => {
  const host = mount(stat({ matrix: [series({}, 1, 3, 2)], ofRange: true }));
  await nextFrame();
  expect(text(host, '.value')).to.equal('2');
  expect(root(host).querySelector('path')).to.equal(null);
});

it('shows no value of a series that has ended: what it was last, and when', async () => {
  const ended = [series({}, 2, 2)];
  const host = mount(
    stat({ matrix: ended, compared: ended, compare: '1d', start, end: start + 4 * step }),
    'light',
  );
  await nextFrame();
  expect(text(host, '.value')).to.equal('–');
  expect(text(host, '.last')).to.match(/^last 2 at /);
  expect(root(host).querySelector('.difference')).to.equal(null);
  expect(find(root(host), 'path:not(.ghost)').getAttribute('d')).to.equal('M0.0 10.0L25.0 10.0');
  await accessible(host);
  find<FlinkMetricsStat>(host, 'flink-metrics-stat').end = start + 2 * step;
  await nextFrame();
  expect(text(host, '.value')).to.equal('2');
});

it('waits with a skeleton, and says that there is nothing', async () => {
  const waiting = mount(stat({}));
  await nextFrame();
  expect(root(waiting).querySelectorAll('.skeleton').length).to.equal(1);
  const empty = mount(stat({ matrix: [] }));
  await nextFrame();
  expect(text(empty, '.value')).to.equal('–');
});

it('says that it failed, and offers another attempt', async () => {
  const host = mount(stat({ failure: 'refused' }));
  await nextFrame();
  expect(text(host, '.failure span')).to.equal('This chart could not be loaded');
  expect(find(root(host), '.tile').title).to.equal('refused');
  let retried = '';
  host.addEventListener('flink-retry', ({ detail }) => {
    retried = detail.chart;
  });
  find(root(host), '.failure button').click();
  expect(retried).to.equal('restarts');
});

it('keeps the old value when a refresh fails, and says that it is stale', async () => {
  const host = mount(stat({ matrix: now, failure: 'refused', stale: true }));
  await nextFrame();
  expect(text(host, '.value')).to.equal('2');
  expect(text(host, '.badge')).to.equal('Stale');
});

it('shows the difference from then, and the course of then behind its own', async () => {
  const host = mount(stat({ matrix: now, compared: then, compare: '1w', unit: 'records/s' }));
  await nextFrame();
  expect(text(host, '.difference')).to.match(/^\+0.5\/s \(\+33%\)/);
  expect(find(root(host), '.difference').title).to.equal('the same time last week: 1.5/s');
  expect(find(root(host), '.ghost').getAttribute('d')).to.equal('M0.0 20.0L100.0 10.0');
});

it('compares with nothing where there was nothing at that time', async () => {
  const day = [series({}, 1, 2, 3, 4, 5, 6)];
  const host = mount(stat({ matrix: day, compared: [series({}, 1, 2)], compare: '1d' }));
  await nextFrame();
  expect(root(host).querySelectorAll('.difference').length).to.equal(0);
});

for (const theme of ['light', 'dark'] as const) {
  it(`tells what it means on a sheet that a button opens, accessibly in ${theme}`, async () => {
    const metrics = ['flink_jobmanager_job_numRestarts'];
    const description = 'How often the job restarted.';
    const host = mount(stat({ matrix: now, description, query: 'sum(x)', metrics }), theme);
    await nextFrame();
    const button = find<HTMLButtonElement>(root(host), '.about');
    expect(button.ariaLabel).to.equal('About “Restarts”');
    button.click();
    const sheet = await until('a sheet', () => root(host).querySelector<HTMLElement>('.info'));
    expect(sheet.textContent)
      .to.contain(description)
      .and.to.contain('sum(x)')
      .and.to.contain(metrics[0]);
    expect(find(sheet, '[aria-label="Copy PromQL"]').title).to.equal('Copy');
    expect(root(host).activeElement === sheet).to.equal(true);
    await accessible(host);
    find(sheet, '.close').click();
    await until('it closed', () => root(host).querySelector('.info') === null);
    expect(root(host).activeElement === button).to.equal(true);
  });
}

it('has no button where there is nothing to tell, and takes no room for it', async () => {
  const host = mount(html`${stat({ matrix: now })}${stat({ matrix: now, description: 'More.' })}`);
  await nextFrame();
  const [without, withInfo] = [...host.querySelectorAll('flink-metrics-stat')];
  expect(without?.shadowRoot?.querySelector('.about')).to.equal(null);
  expect(withInfo?.shadowRoot?.querySelector('.about')).not.to.equal(null);
  expect(withInfo?.getBoundingClientRect().height).to.equal(
    without?.getBoundingClientRect().height,
  );
});

it('notifies when it comes near the viewport', async () => {
  let notified: unknown;
  const listen = ({ detail }: { detail: unknown }) => {
    notified = detail;
  };
  document.addEventListener('flink-chart-view', listen);
  mount(stat({ matrix: now }));
  await until('near', () => notified !== undefined);
  document.removeEventListener('flink-chart-view', listen);
  expect(notified).to.deep.equal({ chart: 'restarts', near: true });
});

it('takes names for text, and never grows with them', async () => {
  const heading = hostileNames.join(' ');
  const host = mount(stat({ heading, matrix: now, note: heading, stale: true }));
  host.style.inlineSize = '120px';
  await nextFrame();
  const tile = find(host, 'flink-metrics-stat');
  expect(tile.scrollWidth).to.be.at.most(120);
  expect(tile.getBoundingClientRect().height).to.be.below(200);
  expect(root(host).querySelectorAll('img, script').length).to.equal(0);
  expect(Reflect.get(globalThis, 'hacked')).to.equal(undefined);
});
