import { expect } from 'chai';
import '../../../define.ts';
import { accessible } from '../../../testing/accessible.ts';
import {
  chart,
  chartButton,
  chartIn,
  chartRoot,
  downloadOf,
  drawn,
  legendItems,
} from '../../../testing/chart.ts';
import { hostileNames, series } from '../../../testing/matrix.ts';
import { find, mount, nextFrame, until } from '../../../testing/mount.ts';

it('shows its samples as a table, the latest first, and is accessible so', async () => {
  const host = mount(chart());
  await drawn(host);
  chartButton(host, /as a table/).click();
  const table = await until('a table', () => chartRoot(host).querySelector('.data table'));
  expect([...table.querySelectorAll('thead th')].map((cell) => cell.textContent)).to.deep.equal([
    'Time',
    'one',
    'two',
  ]);
  expect(table.querySelector('tbody tr')?.textContent).to.contain('0 B').and.to.contain('10 B');
  await accessible(host);
  chartIn(host).matrix = [series({ tm_id: 'new' }, 7)];
  await until('newer data', () => table.textContent?.includes('new'));
  chartButton(host, /as a table/).click();
  await until('the chart again', () => chartRoot(host).querySelector('.data') === null);
});

it('a refresh brings the table a row, and leaves the others as they are', async () => {
  const values = (count: number) =>
    [1, 2].map((factor) =>
      series(
        { tm_id: `${factor}` },
        ...Array.from({ length: count }, (_, index) => factor * index * 1024),
      ),
    );
  const host = mount(chart({ matrix: values(30) }));
  await drawn(host);
  chartButton(host, /as a table/).click();
  const body = await until('a table', () => chartRoot(host).querySelector('.data tbody'));
  const before = [...body.children];
  const changed: Node[] = [];
  const changes = new MutationObserver((records) =>
    changed.push(...records.map(({ target }) => target)),
  );
  changes.observe(body, { subtree: true, characterData: true, childList: true });
  chartIn(host).matrix = values(31);
  await until('another row', () => body.children.length === 31);
  changes.disconnect();
  expect([...body.children].slice(1).every((row, index) => row === before[index])).to.equal(true);
  expect(body.firstElementChild?.textContent).to.contain('60 KiB');
  expect(changed.every((node) => node === body)).to.equal(true);
});

for (const [columns, rows] of [
  [1, 200],
  [20, 100],
] as const) {
  it(`says where the rows are that the table leaves out, of ${columns} series`, async () => {
    const long = Array.from({ length: 240 }, (_, index) => index);
    const matrix = Array.from({ length: columns }, (_, index) =>
      series({ tm_id: `${index}` }, ...long),
    );
    const host = mount(chart({ matrix }));
    await drawn(host);
    chartButton(host, /as a table/).click();
    const table = await until('a table', () => chartRoot(host).querySelector('.data'));
    expect(table.querySelectorAll('tbody tr').length).to.equal(rows);
    expect(table.textContent).to.contain(`${240 - rows} more rows are in the CSV.`);
  });
}

it('hands all its series out as CSV, also those that are not drawn', async () => {
  const many = Array.from({ length: 30 }, (_, index) => series({ tm_id: `tm ${index}` }, index));
  const host = mount(chart({ matrix: many }));
  await drawn(host);
  const { name, file } = await downloadOf(() => chartButton(host, /CSV/).click());
  expect(name).to.equal('heap.csv');
  const [header = '', first] = (await file.text()).split('\r\n');
  expect(header.split(',').length).to.equal(31);
  expect(first).to.match(/^2026-03-01T10:00:00.000Z,0,1,2,/);
  // Spreadsheets tell UTF-8 by it.
  expect([...new Uint8Array(await file.slice(0, 3).arrayBuffer())]).to.deep.equal([
    0xef, 0xbb, 0xbf,
  ]);
});

for (const theme of ['light', 'dark'] as const) {
  it(`hands itself out as a picture, ${theme}`, async () => {
    const host = mount(chart({ compare: '1d', compared: [series({ tm_id: 'one' }, 3, 3)] }), theme);
    const canvas = await drawn(host);
    await until('a legend', () => legendItems(host).length === 2);
    const { name, file } = await downloadOf(() => chartButton(host, /PNG/).click());
    expect(name).to.equal('heap.png');
    expect(file.type).to.equal('image/png');
    const bitmap = await createImageBitmap(file);
    const width = canvas.getBoundingClientRect().width;
    expect(bitmap.width).to.equal(Math.ceil((width + 32) * 2));
    const copy = document.createElement('canvas');
    [copy.width, copy.height] = [bitmap.width, bitmap.height];
    const context = copy.getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const colorsIn = (x: number, y: number, w: number, h: number) => {
      const { data } = context?.getImageData(x, y, w, h) ?? { data: [] };
      return new Set(
        Array.from({ length: data.length / 4 }, (_, i) => data.slice(4 * i, 4 * i + 3).join()),
      );
    };
    expect([...colorsIn(0, 0, 20, 20)]).to.deep.equal([
      theme === 'dark' ? '22,25,31' : '255,255,255',
    ]);
    // Title, lines and legend.
    expect(colorsIn(32, 32, 200, 40).size).to.be.greaterThan(4);
    expect(colorsIn(120, 140, 800, 200).size).to.be.greaterThan(4);
    expect(colorsIn(32, bitmap.height - 120, 300, 80).size).to.be.greaterThan(4);
  });
}

it('pictures hostile names without growing', async () => {
  const hostile = hostileNames.map((tm_id, index) => series({ tm_id }, index, index + 1));
  const host = mount(chart({ matrix: hostile, heading: 'x'.repeat(5000) }));
  const canvas = await drawn(host);
  const { file } = await downloadOf(() => chartButton(host, /PNG/).click());
  const bitmap = await createImageBitmap(file);
  expect(bitmap.width).to.equal(Math.ceil((canvas.getBoundingClientRect().width + 32) * 2));
  expect(Reflect.get(globalThis, 'hacked')).to.equal(undefined);
});

it('says so where a part could not be loaded or shown, and takes another attempt', async () => {
  const host = mount(chart());
  await drawn(host);
  const { toBlob } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.toBlob = (done) => done(null);
  chartButton(host, /PNG/).click();
  const failure = await until('a word', () => chartRoot(host).querySelector('.failure'));
  HTMLCanvasElement.prototype.toBlob = toBlob;
  expect(failure.textContent).to.contain('larger than this browser');
  find(failure, 'button').click();
  await nextFrame();
  expect(chartRoot(host).querySelector('.failure')).to.equal(null);
});
