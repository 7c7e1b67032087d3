import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isVariable, markRanges, marks, withoutVariables } from './variables.ts';

const [window, view] = [`[${marks.window}ms]`, `[${marks.view}ms]`];

test('a variable range is marked, however it is written', () => {
  for (const range of [
    '[$__rate_interval]',
    `[$\{__interval}]`,
    '[$__interval_msms]',
    '[[[range]]]',
    '[ $window ]',
    `[$\{window:raw}]`,
  ]) {
    assert.deepEqual(markRanges(`rate(x${range})`), { text: `rate(x${window})`, other: '' }, range);
  }
  for (const range of ['[$__range]', `[$\{__range}]`, `[$\{__range_s}s]`]) {
    assert.deepEqual(markRanges(`x${range}`), { text: `x${view}`, other: '' }, range);
  }
});

test('a subquery stays one', () => {
  assert.equal(markRanges('x[$__range:]').text, `x[${marks.view}ms:]`);
  assert.equal(markRanges('x[$__range:$__interval]').text, `x[${marks.view}ms:]`);
  assert.equal(markRanges('x[[[a:raw]]:30s]').text, `x[${marks.window}ms:30s]`);
  assert.equal(markRanges('x[1h:$__interval]').text, 'x[1h:]');
});

test('what is no variable range stays as it is', () => {
  for (const text of [
    'rate(x[5m])',
    'x{a="$job",b=~"[[tm]]",c=\'[$x]\',d=`[$y]`}',
    `label_replace(x, "a", "$1-$\{1}", "b", "(.*)[[:digit:]]$")`,
    'x # [$__range]',
    'x{a="\\"[$__range]"}',
    'x{a="[$__range]',
  ]) {
    assert.deepEqual(markRanges(text), { text, other: '' });
  }
});

test('the first variable that stands for something else is told', () => {
  assert.equal(markRanges('topk($k, x)').other, '$k');
  assert.equal(markRanges('sum by ([[label]]) (x) / $__range_s').other, '[[label]]');
  assert.equal(markRanges(`flink_$\{metric}`).other, `$\{metric}`);
  assert.equal(markRanges('x offset $o').other, '$o');
});

test('a value is only a variable, or more', () => {
  for (const value of ['$job', `$\{job:regex}`, '[[job]]', '[[job:pipe]]', '($job)']) {
    assert.equal(isVariable(value), true, value);
  }
  for (const value of ['$job.*', 'a$', '$1', `$\{job}-tm`, '', '.*', '$a|$b']) {
    assert.equal(isVariable(value), false, value);
  }
  assert.equal(withoutVariables('CPU of $job').trim(), 'CPU of');
});

test('hostile texts take no time', () => {
  for (const piece of ['"\\"', `$\{a`, '[$a ', '[ ', '[[[', '#', '$a[', "'\\'"]) {
    const start = performance.now();
    markRanges(piece.repeat(60_000 / piece.length));
    assert.ok(performance.now() - start < 500, piece);
  }
});
