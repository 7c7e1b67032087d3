import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as q from './index.ts';
import { parse } from './parse/index.ts';

const requests = q.metric('http_requests_total', { job: 'api', code: q.re('5..') });

test('what fits stays on one line', () => {
  assert.equal(q.pretty(q.rate(requests, '5m')), q.print(q.rate(requests, '5m')));
});

test('what does not fit is broken and indented', () => {
  const rate = q.sum(q.rate(requests, '5m')).by('path');
  const expr = q.mul(q.add(rate, q.topk(5, rate)).on('path'), 100);
  assert.equal(
    q.pretty(expr, 70),
    `(
  sum by (path) (rate(http_requests_total{job="api",code=~"5.."}[5m]))
  + on (path)
  topk(
    5,
    sum by (path) (
      rate(http_requests_total{job="api",code=~"5.."}[5m])
    )
  )
)
* 100`,
  );
  assert.deepEqual(parse(q.pretty(expr, 70)), expr);
});

test('a selector that does not fit has a line for each matcher', () => {
  const expr = q.rate(q.offset(requests, '1h'), '5m');
  assert.equal(
    q.pretty(q.sum(expr), 40),
    `sum(
  rate(
    http_requests_total{
      job="api",
      code=~"5.."
    }[5m] offset 1h
  )
)`,
  );
  assert.equal(
    q.pretty(q.selector({ a: 'b', __name__: q.re('x.*') }), 8),
    `{\n  a="b",\n  __name__=~"x.*"\n}`,
  );
});

test('it is the same tree at any width', () => {
  const expr = q.neg(
    q.maxOverTime(
      q.subquery(q.sub(requests, q.neg(q.pow(-1, q.metric('b', { l: 'x\ny' })))), '1h'),
    ),
  );
  for (const width of [1, 20, 40, 80, 200]) assert.deepEqual(parse(q.pretty(expr, width)), expr);
});

test('no character of a string is read as the end of a line', () => {
  const odd = ['\u2028', '\u2029', '\n', '\r', '\u0085', '\v', '\f'].join('x');
  const expr = q.sum(q.rate(q.metric('m', { a: odd, b: q.re(odd) }), '5m'));
  for (const width of [1, 20, 80]) assert.deepEqual(parse(q.pretty(expr, width)), expr);
});
