// What other builders, printers and parsers get wrong: each was reproduced there, and is right here.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as q from '@flink-metrics/sdk/promql';
import { isPromQLSyntaxError, parse } from '@flink-metrics/sdk/promql/parse';
import { findPrometheus } from '../../scripts/tools/programs.ts';
import { now } from './data.ts';
import { type PromqlServer, startPromqlServer } from './server.ts';

const a = q.metric('a');
const b = q.metric('b');
const c = q.metric('c');

let server: PromqlServer;

before(async () => {
  const samples = Array.from({ length: 60 }, (_, i) => `a ${i} ${now / 1000 - 59 + i}\n`).join('');
  server = await startPromqlServer(await findPrometheus(), {
    openMetrics: `# TYPE a unknown\n${samples}`,
  });
});

after(() => server[Symbol.asyncDispose]());

/** The text is as expected, Prometheus takes it, and we read it as the same tree. */
async function prints(expr: q.Expr, expected: string): Promise<void> {
  assert.equal(q.print(expr), expected);
  assert.deepEqual(parse(expected), expr);
  const verdict = await server.format(expected);
  assert.ok(verdict.accepted, verdict.accepted ? '' : verdict.error);
}

async function firstValue(expr: q.Expr): Promise<string | undefined> {
  const { data } = await server.evaluate(q.print(expr), now);
  const result = data?.result as { value: [number, string] }[];
  return result[0]?.value[1];
}

describe('tsqtsq 1.4.0', () => {
  test('quotes, backslashes and line breaks in a label value are escaped', async () => {
    await prints(q.metric('m', { l: 'a"b' }), 'm{l="a\\"b"}');
    await prints(q.metric('m', { l: 'C:\\dir' }), 'm{l="C:\\\\dir"}');
    await prints(q.metric('m', { l: 'x\ny' }), 'm{l="x\\ny"}');
  });

  test('a label value cannot add PromQL', async () => {
    const value = 'x"} or vector(1) or m{l="';
    await prints(q.metric('m', { l: value }), 'm{l="x\\"} or vector(1) or m{l=\\""}');
    assert.equal(await firstValue(q.metric('m', { l: value })), undefined);
  });

  test('operands keep the parentheses that they need', async () => {
    await prints(q.mul(q.add(a, b), c), '(a + b) * c');
    await prints(q.sub(a, q.sub(b, c)), 'a - (b - c)');
    await prints(q.div(a, q.mul(b, c)), 'a / (b * c)');
  });

  test('functions with parameters have them, strings are quoted', async () => {
    await prints(q.quantileOverTime(0.9, q.range(a, '5m')), 'quantile_over_time(0.9, a[5m])');
    await prints(q.countValues('version', a), 'count_values("version", a)');
  });

  test('a function of a range takes the range, not a subquery', async () => {
    await prints(q.countOverTime(a, '1m'), 'count_over_time(a[1m])');
    assert.equal(await firstValue(q.countOverTime(a, '1m')), '60');
  });

  test('an offset is written in the order of its units, and may be negative', async () => {
    await prints(q.offset(a, { minutes: 5, hours: 1 }), 'a offset 1h5m');
    await prints(q.offset(a, '-5m'), 'a offset -5m');
  });

  test('on () is not left out, and one modifier cannot overwrite another', async () => {
    await prints(q.div(a, b).on(), 'a / on () b');
    const matched: object = q.div(a, b).on('x').groupLeft('y');
    assert.deepEqual(
      ['on', 'ignoring', 'groupLeft', 'groupRight'].filter((name) => name in matched),
      [],
    );
  });

  test('a regular expression as a string argument is escaped', async () => {
    const expr = q.labelReplace(a, 'to', '$1', 'from', '(\\d+)');
    await prints(expr, 'label_replace(a, "to", "$1", "from", "(\\\\d+)")');
  });
});

describe('promql-builder 0.0.6', () => {
  test('a sign prints its operand', () => prints(q.neg(a), '-a'));

  test('string arguments are quoted', () =>
    prints(q.labelReplace(a, 'x', '', 'x', ''), 'label_replace(a, "x", "", "x", "")'));

  test('NaN and the infinities are numbers, not a metric called null', async () => {
    await prints(q.num(Number.NaN), 'NaN');
    await prints(q.num(Number.POSITIVE_INFINITY), 'Inf');
    await prints(q.num(Number.NEGATIVE_INFINITY), '-Inf');
  });

  test('a subquery has its colon without a resolution', () =>
    prints(q.subquery(a, '30m'), 'a[30m:]'));

  test('empty lists of labels keep their meaning', async () => {
    await prints(q.div(a, b).on(), 'a / on () b');
    await prints(q.div(a, b).ignoring(), 'a / ignoring () b');
    await prints(q.sum(a).without(), 'sum without () (a)');
  });

  test('bool, and scalar expressions as parameters', async () => {
    await prints(q.bool(q.gt(1, 2)), '1 > bool 2');
    await prints(q.clamp(a, q.scalar(b), 5), 'clamp(a, scalar(b), 5)');
  });

  test('two queries from one start do not share what is added', () => {
    const grouped = q.sum(a);
    const [first, second] = [grouped.by('x'), grouped.by('y')];
    assert.equal(q.print(first), 'sum by (x) (a)');
    assert.equal(q.print(second), 'sum by (y) (a)');
    assert.equal(q.print(grouped), 'sum(a)');
    assert.ok(Object.isFrozen(grouped));
  });

  test('experimental functions are marked in the data and in the types', () => {
    assert.equal(q.functions.mad_over_time.experimental, true);
    assert.equal('experimental' in q.functions.rate, false);
    assert.equal(q.aggregators.limitk.experimental, true);
    const name: q.ExperimentalFunctionName = 'mad_over_time';
    // @ts-expect-error: rate is not experimental
    const other: q.ExperimentalFunctionName = 'rate';
    assert.notEqual(name, other);
  });

  test('names that are not plain are quoted', () => {
    const expr = q.sum(q.metric('http.requests', { 'service.name': 'x' })).by('service.name');
    const text = 'sum by ("service.name") ({"http.requests","service.name"="x"})';
    assert.equal(q.print(expr), text);
    assert.deepEqual(parse(text), expr);
  });
});

describe("the Prometheus UI's serializer", () => {
  test('a line break in a string is escaped', () => prints(q.str('a\nb'), '"a\\nb"'));

  test('a metric that is called like a number is quoted', () => {
    for (const name of ['inf', 'Inf', 'NaN', 'nan', 'on', 'bool', 'atan2', 'IGNORING']) {
      assert.equal(q.print(q.metric(name)), `{"${name}"}`);
      assert.deepEqual(parse(`{"${name}"}`), q.metric(name));
    }
  });

  test('a subquery of an operation, a sign of an operation, a power of a negative number', async () => {
    await prints(q.subquery(q.add(a, b), '5m'), '(a + b)[5m:]');
    await prints(q.neg(q.add(a, b)), '-(a + b)');
    await prints(q.pow(q.num(-1), 2), '(-1) ^ 2');
    await prints(q.neg(q.num(1)), '-(1)');
  });
});

describe("Grafana's visual builder", () => {
  test('parse and print lose nothing', async () => {
    const texts = [
      'a offset 5m',
      'a @ 1700000000',
      'a @ end()',
      '-a',
      'a / on (x) group_left (y) b',
      'a ^ b ^ c',
      '(a ^ b) ^ c',
    ];
    for (const text of texts) await prints(parse(text), text);
  });

  test('a raw string is quoted anew', () => prints(parse('m{a=`x"y`}'), 'm{a="x\\"y"}'));

  test('names keep what is in their values and quotes', () => {
    assert.equal(q.print(parse('m{"a.b"="x=y"}')), 'm{"a.b"="x=y"}');
    assert.equal(q.print(q.metric('a"b')), '{"a\\"b"}');
  });
});

describe('lezer-promql', () => {
  test('what Prometheus refuses is refused', async () => {
    const texts = [
      '"\\."',
      '"\\\'"',
      '"\\/"',
      'a offset 5m1h',
      'a[0s]',
      'a[5m',
      '"abc',
      'a offset 5m offset 5m',
      '-a[5m]',
      'on',
      'bool',
      'atan2',
      'a[1.5m]',
      'sum by (without) (a)',
      'a or # x\r secret ! b',
      'foo[5m x 1m ]:',
    ];
    for (const text of texts) {
      assert.throws(() => parse(text), isPromQLSyntaxError, text);
      assert.equal((await server.format(text)).accepted, false, text);
    }
  });

  test('a carriage return ends a comment', async () => {
    assert.deepEqual(parse('a # x\r or b'), q.or(a, b));
  });

  test('@ and offset belong to the last selector', () => {
    assert.deepEqual(parse('a + b offset 5m'), q.add(a, q.offset(b, '5m')));
    assert.deepEqual(parse('a + b @ 1'), q.add(a, q.at(b, 1000)));
    assert.deepEqual(parse('-a offset 5m'), q.neg(q.offset(a, '5m')));
  });

  test('deep nesting is refused, no selector is lost', () => {
    assert.throws(() => parse(`${'-'.repeat(2508)}secret`), /levels deep/);
    const names = q.metricsUsed(parse(`${'-'.repeat(400)}secret`));
    assert.deepEqual(names, ['secret']);
  });

  test('max_of and min_of are functions', () => {
    assert.deepEqual(parse('max_of(1, 2)'), q.maxOf(1, 2));
    assert.deepEqual(parse('min_of(1, 2)'), q.minOf(1, 2));
  });
});
