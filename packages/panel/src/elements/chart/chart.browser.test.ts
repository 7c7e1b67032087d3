import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import type { FlinkEvents } from '../../events.ts';
import { accessible } from '../../testing/accessible.ts';
import { hostileNames, series, start, step } from '../../testing/matrix.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import type { FlinkMetricsChart } from './chart.ts';

const end = start + 9 * step;
const matrix = [
  series({ tm_id: 'one' }, 1, 2, 3, 4, 5, 4, 3, 2, 1, 0),
  series({ tm_id: 'two' }, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10),
];
const chart = (content = matrix) => html`
  <flink-metrics-chart
    chart-id="heap"
    heading="Heap"
    description="Used heap."
    unit="bytes"
    query="sum(heap)"
    .matrix=${content}
    .start=${start}
    .end=${end}
    .step=${step}
    .label=${(labels: Record<string, string>) => labels.tm_id ?? ''}
  ></flink-metrics-chart>
`;

const root = (host: Element) => shadow(host, 'flink-metrics-chart');
const drawn = (host: Element) =>
  until('a canvas', () => root(host).querySelector<HTMLCanvasElement>('canvas'));

/** Whether anything but the empty canvas is there. */
function inked(canvas: HTMLCanvasElement): boolean {
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
  return pixels?.some((channel) => channel !== 0) ?? false;
}

function point(host: Element, type: string, x: number, options: PointerEventInit = {}): void {
  const canvas = find(root(host), '.canvas');
  const box = canvas.getBoundingClientRect();
  canvas.dispatchEvent(
    new PointerEvent(type, {
      bubbles: true,
      composed: true,
      clientX: box.left + x,
      clientY: box.top + 60,
      pointerId: 1,
      ...options,
    }),
  );
}

const items = (host: Element) =>
  shadow(root(host), 'flink-metrics-legend').querySelectorAll<HTMLButtonElement>('.item');
const button = (host: Element, name: RegExp): HTMLButtonElement => {
  const buttons = [...root(host).querySelectorAll('button')];
  const found = buttons.find(({ ariaLabel }) => name.test(ariaLabel ?? ''));
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
};
const tooltip = (host: Element) => root(host).querySelector<HTMLElement>('.tooltip');

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme}`, async () => {
    const host = mount(chart(), theme);
    await drawn(host);
    button(host, /About/).click();
    await nextFrame();
    await accessible(host);
  });
}

it('draws', async () => {
  const host = mount(chart());
  await until('ink', async () => inked(await drawn(host)));
});

it('shows the values at the pointer, highest first, and takes them away again', async () => {
  const host = mount(chart());
  await drawn(host);
  await until('an area to point at', () => {
    point(host, 'pointermove', 330);
    return tooltip(host);
  });
  const rows = [...root(host).querySelectorAll('.tooltip .name')].map((row) => row.textContent);
  expect(rows).to.deep.equal(['two', 'one']);
  expect(tooltip(host)?.textContent).to.contain('10 B');
  find(root(host), '.plot').dispatchEvent(new PointerEvent('pointerleave'));
  await until('no tooltip', () => tooltip(host) === null);
});

for (const x of [90, 200, 290]) {
  it(`keeps the values inside a narrow card, pointed at ${x} px`, async () => {
    const host = mount(chart([series({ tm_id: 'a rather long name of a TaskManager' }, 1, 2, 3)]));
    host.style.inlineSize = '320px';
    await drawn(host);
    const shown = await until('a tooltip', () => {
      point(host, 'pointermove', x);
      return tooltip(host);
    });
    const card = find(host, 'flink-metrics-chart').getBoundingClientRect();
    const box = shown.getBoundingClientRect();
    expect(box.left).to.be.at.least(card.left);
    expect(box.right).to.be.at.most(card.right);
  });
}

it('keeps the pointed moment when new data come', async () => {
  const host = mount(chart());
  await drawn(host);
  await until('a tooltip', () => {
    point(host, 'pointermove', 330);
    return tooltip(host);
  });
  const time = find(root(host), '.tooltip .time').textContent;
  find<FlinkMetricsChart>(host, 'flink-metrics-chart').matrix = matrix.map((one) => ({ ...one }));
  await nextFrame();
  await nextFrame();
  expect(root(host).querySelector('.tooltip .time')?.textContent).to.equal(time);
});

it('is read by the keyboard like a slider', async () => {
  const host = mount(chart());
  await drawn(host);
  const plot = find(root(host), '.plot');
  const press = async (key: string) => {
    plot.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await nextFrame();
    return plot.getAttribute('aria-valuetext');
  };
  expect(await press('Home'))
    .to.contain('one 1 B')
    .and.to.contain('two 10 B');
  expect(await press('ArrowRight')).to.contain('one 2 B');
  expect(await press('End')).to.contain('one 0 B');
  expect(await press('Escape')).to.contain('2 series');
});

it('hides a series, and brings it back', async () => {
  const host = mount(chart());
  await drawn(host);
  const legend = await until('a legend', () => {
    const buttons = items(host);
    return buttons.length === 2 ? buttons : null;
  });
  legend[0]?.click();
  await nextFrame();
  expect(legend[0]?.ariaPressed).to.equal('false');
  legend[0]?.click();
  await nextFrame();
  expect(legend[0]?.ariaPressed).to.equal('true');
});

it('isolates a series with the Shift key, and ends that with a second click', async () => {
  const host = mount(chart());
  await drawn(host);
  await until('a legend', () => items(host).length === 2);
  const pressed = () => [...items(host)].map((button) => button.ariaPressed);
  const click = async () => {
    items(host)[0]?.dispatchEvent(
      new MouseEvent('click', { shiftKey: true, bubbles: true, composed: true }),
    );
    await nextFrame();
  };
  await click();
  expect(pressed()).to.deep.equal(['true', 'false']);
  await click();
  expect(pressed()).to.deep.equal(['true', 'true']);
});

it('shows its samples as a table, the latest first, and is accessible so', async () => {
  const host = mount(chart());
  await drawn(host);
  button(host, /as a table/).click();
  const table = await until('a table', () => root(host).querySelector('.data table'));
  expect([...table.querySelectorAll('thead th')].map((cell) => cell.textContent)).to.deep.equal([
    'Time',
    'one',
    'two',
  ]);
  expect(table.querySelector('tbody tr')?.textContent).to.contain('0 B').and.to.contain('10 B');
  await accessible(host);
  button(host, /as a table/).click();
  await until('the chart again', () => root(host).querySelector('.data') === null);
});

it('hands its samples out as CSV', async () => {
  const host = mount(chart());
  await drawn(host);
  const create = URL.createObjectURL;
  let file: Blob | MediaSource | undefined;
  URL.createObjectURL = (content) => {
    file = content;
    return 'data:,';
  };
  button(host, /CSV/).click();
  URL.createObjectURL = create;
  if (!(file instanceof Blob)) throw new Error('no file');
  expect(await file.text()).to.match(/^Time,one,two\r\n2026-03-01T10:00:00.000Z,1,10\r\n/);
});

it('sorts its legend', async () => {
  const host = mount(chart());
  await drawn(host);
  await until('a legend', () => items(host).length === 2);
  const legend = shadow(root(host), 'flink-metrics-legend');
  find(legend, '.max .sort').click();
  await nextFrame();
  expect([...items(host)].map((item) => item.textContent?.trim())).to.deep.equal(['two', 'one']);
  expect(find(legend, 'th.max').ariaSort).to.equal('descending');
});

it('asks to zoom into what is dragged over', async () => {
  const host = mount(chart());
  await drawn(host);
  await until('an area', () => {
    point(host, 'pointermove', 330);
    return tooltip(host);
  });
  let chosen: FlinkEvents['flink-zoom']['detail'] | undefined;
  host.addEventListener('flink-zoom', ({ detail }) => {
    chosen = detail;
  });
  // No real pointer is down, so there is nothing to capture.
  find(root(host), '.plot').setPointerCapture = () => {};
  point(host, 'pointerdown', 200, { button: 0 });
  point(host, 'pointermove', 400);
  await nextFrame();
  expect(root(host).querySelectorAll('.selection').length).to.equal(1);
  point(host, 'pointerup', 400);
  expect(chosen?.start).to.be.greaterThan(start);
  expect(chosen?.end).to.be.lessThan(end);
  expect(chosen?.end).to.be.greaterThan(chosen?.start ?? Number.POSITIVE_INFINITY);
});

it('waits for a hidden host to be shown', async () => {
  const host = mount(html`<div hidden>${chart()}</div>`);
  const hidden = find(host, 'div');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(root(host).querySelectorAll('canvas').length).to.equal(0);
  hidden.hidden = false;
  await until('ink', async () => inked(await drawn(host)));
});

it('survives being moved, and draws anew after having been taken out', async () => {
  const host = mount(chart());
  const first = await drawn(host);
  const element = find(host, 'flink-metrics-chart');
  const other = mount(html``);
  other.append(element);
  await nextFrame();
  expect(root(other).querySelector('canvas') === first).to.equal(true);
  element.remove();
  await until('nothing left of the old chart', () => !element.shadowRoot?.querySelector('canvas'));
  other.append(element);
  await until('ink', async () => inked(await drawn(other)));
});

it('follows the size of its box', async () => {
  const host = mount(chart());
  const canvas = await drawn(host);
  const before = canvas.getBoundingClientRect().width;
  host.style.inlineSize = '320px';
  await until('a narrower canvas', () => canvas.getBoundingClientRect().width < before);
});

it('says that there are no data', async () => {
  const host = mount(chart([]));
  await until('a word', () => root(host).textContent?.includes('No data in this range'));
});

it('says what failed, keeps the old lines and offers another attempt', async () => {
  const host = mount(chart());
  await drawn(host);
  find<FlinkMetricsChart>(host, 'flink-metrics-chart').failure = 'The query was refused: <b>no</b>';
  await nextFrame();
  const failure = find(root(host), '.failure');
  expect(failure.textContent).to.contain('<b>no</b>');
  expect(root(host).querySelectorAll('canvas').length).to.equal(1);
  let retried = '';
  host.addEventListener('flink-retry', ({ detail }) => {
    retried = detail.chart;
  });
  find(failure, 'button').click();
  expect(retried).to.equal('heap');
});

it('takes names for text, whatever they are, and keeps its layout', async () => {
  const hostile = hostileNames.map((tm_id, index) => series({ tm_id }, index, index + 1));
  const host = mount(chart(hostile));
  await drawn(host);
  await until('a tooltip', () => {
    point(host, 'pointermove', 120);
    return tooltip(host);
  });
  expect(root(host).querySelectorAll('img, script').length).to.equal(0);
  expect(Reflect.get(globalThis, 'hacked')).to.equal(undefined);
  expect(find(host, 'flink-metrics-chart').scrollWidth).to.be.at.most(640);
});
