import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  countValues,
  type Expr,
  escapeRegex,
  type InstantVector,
  labelReplace,
  metric,
  not,
  notRe,
  oneOf,
  print,
  re,
  vector,
} from '@flink-metrics/sdk/promql';
import { parse } from '@flink-metrics/sdk/promql/parse';
import fc from 'fast-check';
import { findPrometheusVersions } from '../../scripts/tools/prometheus-versions.ts';
import { now } from './data.ts';
import { type PromqlServer, startPromqlServer } from './server.ts';
import { anyText } from './trees.ts';

/** The same values at each run. */
const seed = 20_261_123;

const hostile = [
  '"} or vector(1) #',
  'x"} or vector(1) or m{l="',
  'a"b',
  "it's",
  'C:\\dir',
  '\\',
  '\\"',
  'two\nlines',
  'carriage\rreturn',
  'tab\t',
  'NUL\0',
  'bell\u0007',
  '`raw`',
  'ends with \\',
  '.*',
  'a.b',
  'a|b',
  '$1',
  '\ufffd',
  '\ufeffBOM',
  '\u2028line separator',
  '\u202eright to left',
  'é',
  '😀',
  '日本',
  'e\u0301',
];

/** A series for each value, which OpenMetrics can carry in its own escapes. */
function seriesOf(values: readonly string[]): string {
  const lines = values.map((value, i) => {
    const escaped = value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
    return `m{value="${escaped}",id="${i}"} ${i} ${now / 1000}\n`;
  });
  return `# TYPE m unknown\n${lines.join('')}`;
}

async function vectorOf(server: PromqlServer, expr: Expr): Promise<Record<string, string>[]> {
  const text = print(expr);
  const answer = await server.evaluate(text, now);
  assert.equal(answer.status, 'success', `${text}: ${answer.error}`);
  const result = answer.data?.result as { metric: Record<string, string> }[];
  return result.map(({ metric }) => metric);
}

const idsOf = async (server: PromqlServer, expr: Expr): Promise<(string | undefined)[]> =>
  (await vectorOf(server, expr)).map(({ id }) => id);

for (const { title, path } of await findPrometheusVersions()) {
  describe(`against ${title}`, () => {
    test('a label value selects the series that has exactly it', async () => {
      const random = fc.sample(anyText, { numRuns: 300, seed }).filter((value) => value !== '');
      const values = [...new Set([...hostile, ...random])];
      await using server = await startPromqlServer(path, { openMetrics: seriesOf(values) });
      for (const [i, value] of values.entries()) {
        const shown = JSON.stringify(value);
        const only = [String(i)];
        assert.deepEqual(await idsOf(server, metric('m', { value })), only, shown);
        const exact = re(escapeRegex(value));
        assert.deepEqual(await idsOf(server, metric('m', { value: exact })), only, shown);
        const either = metric('m', { value: oneOf(value, 'another') });
        assert.deepEqual(await idsOf(server, either), only, shown);
        const others = metric('m', { value: [not(value), notRe(escapeRegex(value))] });
        assert.equal((await idsOf(server, others)).length, values.length - 1, shown);
      }
    });

    test('a string argument arrives as it was written', async () => {
      await using server = await startPromqlServer(path);
      for (const value of [...hostile, ...fc.sample(anyText, { numRuns: 500, seed })]) {
        const anyVector: InstantVector = vector(1);
        // $ stands for a group of the regular expression; $$ is a dollar.
        const labelled = labelReplace(anyVector, 'to', value.replaceAll('$', '$$$$'), 'to', '');
        const [series] = await vectorOf(server, labelled);
        assert.equal(series?.to ?? '', value, JSON.stringify(value));
      }
    });

    test('names that are not plain are quoted', async (t) => {
      await using server = await startPromqlServer(path);
      if (!server.dialect.utf8Names) {
        t.diagnostic(`Prometheus ${server.version} knows plain names only`);
        assert.equal((await server.format('{"a.b"}')).accepted, false);
        return;
      }
      for (const name of [...hostile, ...fc.sample(anyText, { numRuns: 200, seed })].filter(
        (text) => text !== '',
      )) {
        const counted = countValues(name, vector(1));
        assert.deepEqual(await vectorOf(server, counted), [{ [name]: '1' }], JSON.stringify(name));
        const verdict = await server.format(print(metric(name, { [name]: 'x' })));
        assert.ok(verdict.accepted, JSON.stringify(name));
      }
    });
  });
}

test('what is no text is refused: a lone surrogate cannot be sent', () => {
  for (const value of ['\ud800', 'a\udc00b', '\ude00\ud83d']) {
    assert.throws(() => print(metric('m', { value })), /lone surrogate/);
    assert.throws(() => print(metric(value)), /lone surrogate/);
    assert.throws(() => parse(`m{value="${value}"}`), /lone surrogate/);
  }
});
