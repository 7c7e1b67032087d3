import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCsv } from './csv.ts';

const column = (label: string, times: number[], values: number[]) => ({
  label,
  series: { labels: {}, times: Float64Array.from(times), values: Float64Array.from(values) },
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
