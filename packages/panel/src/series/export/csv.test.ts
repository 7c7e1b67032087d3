import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toCsv, toCsvOfAll } from './csv.ts';

const series = (labels: Record<string, string>, times: number[], values: number[]) => ({
  labels,
  times: Float64Array.from(times),
  values: Float64Array.from(values),
});
const column = (label: string, times: number[], values: number[]) => ({
  label,
  series: series({}, times, values),
});

test('one row a moment, a gap is empty', () => {
  const csv = toCsv('Time', [column('a', [0, 1000], [0.1, 2]), column('b', [1000], [-3e-7])]);
  assert.equal(
    csv,
    'Time,a,b\r\n1970-01-01T00:00:00.000Z,0.1,\r\n1970-01-01T00:00:01.000Z,2,-3e-7\r\n',
  );
});

test('names are quoted, and none is a formula', () => {
  const csv = toCsv('Time', [column('a "b", c', [], []), column('=HYPERLINK("http://x")', [], [])]);
  assert.equal(csv, `Time,"a ""b"", c","'=HYPERLINK(""http://x"")"\r\n`);
});

test('no name, whatever it is, reaches a spreadsheet as a formula or breaks out of its cell', () => {
  const start = fc.constantFrom('=', '+', '-', '@', '\t=', ' =', '\r', '＝', '"', ',', '\n', '');
  fc.assert(
    fc.property(start, fc.string(), (sign, rest) => {
      const name = sign + rest;
      const csv = toCsv('Time', [column(name, [], [])]);
      assert.ok(csv.startsWith('Time,') && csv.endsWith('\r\n'));
      const read = unquote(csv.slice('Time,'.length, -2));
      assert.doesNotMatch(read, /^[\s]*[=+\-@＝＋－＠]/);
      assert.ok(read === name || read === `'${name}`);
    }),
  );
});

function unquote(cell: string): string {
  if (!cell.startsWith('"')) {
    assert.doesNotMatch(cell, /[",\r\n]/);
    return cell;
  }
  const inner = cell.slice(1, -1);
  assert.doesNotMatch(inner.replaceAll('""', ''), /"/);
  return inner.replaceAll('""', '"');
}

test('all charts: a row a sample, with the chart, its unit and the labels', () => {
  const [header, ...parts] = toCsvOfAll([
    {
      id: 'heap',
      title: '@Heap',
      unit: 'bytes',
      matrix: [series({ tm_id: 'b,c', host: 'a' }, [0, 1000], [1, Number.NaN])],
      label: ({ tm_id = '' }) => `=${tm_id}`,
    },
    { id: 'empty', title: 'Empty', unit: 'count', matrix: [], label: () => '' },
  ]);
  assert.equal(header, 'chart,title,unit,labels,time,value,series\r\n');
  const labels = '"{""host"":""a"",""tm_id"":""b,c""}"';
  assert.deepEqual(parts, [
    `heap,'@Heap,bytes,${labels},1970-01-01T00:00:00.000Z,1,"'=b,c"\r\n` +
      `heap,'@Heap,bytes,${labels},1970-01-01T00:00:01.000Z,NaN,"'=b,c"\r\n`,
  ]);
});
