import assert from 'node:assert/strict';
import { test } from 'node:test';
import { print } from '@flink-metrics/sdk/promql';
import { parse } from '@flink-metrics/sdk/promql/parse';
import { GatewayError } from '../errors.ts';
import { checkCost, checkPrintedLength } from './query-cost.ts';

const DAY = 86_400_000;
const limits = { range: 30 * DAY, subqueryPoints: 1_000 };

const refused = (message: RegExp) => (error: unknown) => {
  assert.ok(error instanceof GatewayError);
  assert.deepEqual([error.status, error.errorType], [422, 'too_large']);
  assert.match(error.message, message);
  return true;
};
const cost = (query: string, range = 0, step = 0) =>
  checkCost(parse(query), { range, step }, limits);

test('what a query reads is its range with all windows around a selector', () => {
  cost('rate(x[30d])');
  cost('x', 30 * DAY);
  cost('x offset 1y');
  for (const [query, range] of [
    ['x', 30 * DAY + 1],
    ['rate(x[31d])', 0],
    ['rate(x[1d])', 30 * DAY],
    ['max_over_time(rate(x[1d])[30d:1h])', 0],
    ['topk(scalar(sum_over_time(x[1y])), up)', 0],
    ['a + -sum(max_over_time(x[1y]))', 0],
  ] as const) {
    assert.throws(() => cost(query, range), refused(/more than 30 days/), query);
  }
});

test('a range below a day is told in seconds', () => {
  const short = { range: 3_600_000, subqueryPoints: 1_000 };
  const ask = () => checkCost(parse('rate(x[2h])'), { range: 0, step: 0 }, short);
  assert.throws(ask, refused(/more than 3600 s,/));
});

test('the points of a subquery are those of its window and of all around it', () => {
  cost('max_over_time(x[1000m:1m])');
  cost('max_over_time(x[1000m:])');
  cost('max_over_time(max_over_time(x[1h:1m])[12h:1m])');
  for (const [query, range] of [
    ['sum_over_time(x[1y:1ms])', 0],
    ['max_over_time(x[1001m:1m])', 0],
    ['max_over_time(x[1001m:])', 0],
    ['max_over_time(x[1000m:1m])', 60_000],
    ['max_over_time(max_over_time(x[12h:1m])[12h:1m])', 0],
    ['a or b > sum(sum_over_time((x + 1)[5m:1ms]))', 0],
  ] as const) {
    assert.throws(() => cost(query, range), refused(/1000 points|30 days/), query);
  }
});

test('16 kB of selectors for 400 namespaces are refused before they are printed', () => {
  const sum = (selectors: number): string =>
    selectors === 1 ? 'a' : `(${sum(selectors / 2)}+${sum(selectors / 2)})`;
  const expr = parse(sum(4_096));
  const refuse = () =>
    assert.throws(() => checkPrintedLength(expr, 8_000, 1_048_576), refused(/4096 selectors/));
  // What would be printed is a thousand times as long as what the query itself is.
  const ratio = leastMsOf(refuse) / leastMsOf(() => print(expr));
  assert.ok(ratio < 10, `${ratio} times as long as to print the query alone`);
  checkPrintedLength(parse('a + b'), 8_000, 16_000);
});

test('computed windows and steps count as what Prometheus computes them to be', () => {
  cost('rate(x[step() * 2])', DAY, DAY);
  cost('max_over_time(x[range():step()])', DAY, 200_000);
  for (const [query, range, step] of [
    ['rate(x[1d * 31])', 0, 0],
    ['rate(x[range() * 30])', DAY, 60_000],
    ['rate(x[1d ^ 9])', 0, 0],
    ['rate(x[1 / (step() - step())])', DAY, 60_000],
    ['max_over_time(x[range():step()])', DAY, 60_000],
    ['max_over_time(x[1d:step() / 1000])', 60_000, 60_000],
  ] as const) {
    assert.throws(() => cost(query, range, step), refused(/more than 30 days|1000 points/), query);
  }
});

test('a computed window that is no time hides nothing around it', () => {
  for (const query of [
    'rate(x[step()])',
    'max_over_time(sum_over_time(x[20d])[step() - 20d:1m])',
    'sum_over_time(x[1h:step() - 1m])',
    'rate(x[step() % step()])',
  ]) {
    assert.throws(
      () => cost(query),
      (error) => error instanceof GatewayError && error.status === 400,
      query,
    );
  }
});

/** The least of ten runs: what else the machine does only adds. */
function leastMsOf(run: () => unknown): number {
  const times = Array.from({ length: 10 }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
  return Math.min(...times);
}
