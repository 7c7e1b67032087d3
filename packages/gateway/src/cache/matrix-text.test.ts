import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readMatrix, sliceMatrix, spliceMatrices, writeMatrix } from './matrix-text.ts';

type Point = [number, string];
interface Series {
  metric: Record<string, string>;
  values: Point[];
}

const answer = (result: readonly Series[], rest: Record<string, unknown> = {}) =>
  new TextEncoder().encode(
    JSON.stringify({ status: 'success', data: { resultType: 'matrix', result }, ...rest }),
  );
const read = (bytes: Uint8Array) => readMatrix(bytes) ?? assert.fail('not read');
const written = (matrix: ReturnType<typeof read>): { data: { result: Series[] } } =>
  JSON.parse(new TextDecoder().decode(writeMatrix(matrix)));

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"]]}', '\\', '}', ']],"values":[[', '\u2028', '{"metric":{'),
);
const value = fc.oneof(fc.double().map(String), fc.constantFrom('NaN', '+Inf', '-Inf', '1e+10'));
const TIMES = [-1.5, 0, 0.001, 1, 15, 30.25, 45];
const matrix = fc
  .uniqueArray(
    fc.record({
      metric: fc.dictionary(hostile, hostile, { maxKeys: 3, noNullPrototype: true }),
      times: fc.subarray(TIMES, { minLength: 1 }),
      value,
    }),
    { selector: ({ metric }) => JSON.stringify(metric), maxLength: 5 },
  )
  .map((list) =>
    list.map(
      ({ metric, times, value: text }): Series => ({
        metric,
        values: times.map((time) => [time, text]),
      }),
    ),
  );

const within = (result: readonly Series[], start: number, end: number) =>
  result
    .map(({ metric, values }) => ({
      metric,
      values: values.filter(([time]) => time * 1000 >= start && time * 1000 <= end),
    }))
    .filter(({ values }) => values.length > 0);

test('a matrix of any labels is read and written as it was', () => {
  fc.assert(
    fc.property(matrix, (result) => {
      const bytes = answer(result);
      assert.deepEqual(writeMatrix(read(bytes)), bytes);
    }),
  );
});

test('a slice holds the points of its time, its ends included', () => {
  const bound = fc.constantFrom(-2_000, -1_500, 0, 1, 500, 15_000, 30_249, 30_250, 50_000);
  fc.assert(
    fc.property(matrix, bound, bound, (result, start, end) => {
      const { data } = written(sliceMatrix(read(answer(result)), start, end));
      assert.deepEqual(data.result, within(result, start, end));
    }),
  );
});

test('two slices of one matrix spliced are the matrix again', () => {
  fc.assert(
    fc.property(matrix, fc.constantFrom(0, 1, 15_000, 30_250), (result, cut) => {
      const whole = read(answer(result));
      const spliced = spliceMatrices(
        sliceMatrix(whole, -10_000, cut - 1),
        sliceMatrix(whole, cut, 100_000),
      );
      const byMetric = (list: readonly Series[]) =>
        list.toSorted((a, b) => (JSON.stringify(a.metric) < JSON.stringify(b.metric) ? -1 : 1));
      assert.deepEqual(byMetric(written(spliced).data.result), byMetric(result));
    }),
  );
});

test('infos stay, each once; what is not a plain matrix is not read', () => {
  const series = { metric: { a: '1' }, values: [[1, '2']] as Point[] };
  const infos = read(answer([series], { infos: ['x', 'y'] }));
  assert.deepEqual(infos.infos, ['x', 'y']);
  assert.deepEqual(spliceMatrices(infos, infos).infos, ['x', 'y']);
  assert.deepEqual(writeMatrix(infos), answer([series], { infos: ['x', 'y'] }));

  const texts = [
    '{"status":"success","data":{"resultType":"vector","result":[]}}',
    '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"histograms":[[1,{}]]}]}}',
    '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"1"]],"histograms":[]}]}}',
    '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[]}]}}',
    '{"status":"success","data":{"resultType":"matrix","result":[]},"warnings":["partial"]}',
    '{"status":"success","data":{"resultType":"matrix","result":[]},"warnings":["p"],"infos":["i"]}',
    '{"status":"success","data":{ "resultType":"matrix","result":[]}}',
    '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"a":"',
  ];
  for (const text of texts) {
    assert.equal(readMatrix(new TextEncoder().encode(text)), undefined, text);
  }
});
