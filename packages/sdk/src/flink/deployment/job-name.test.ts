import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sanitizeLabelValue } from './label-value.ts';
import { jobNameMatcher } from './query.ts';

test('a name is sanitised as the reporter does it, a character outside the BMP being one', () => {
  assert.equal(sanitizeLabelValue('my-job (v2)'), 'my_job__v2_');
  assert.equal(sanitizeLabelValue('a:b_C9'), 'a:b_C9');
  assert.equal(sanitizeLabelValue('订单'), '__');
  assert.equal(sanitizeLabelValue('x😀y'), 'x_y');
});

test('a name that needs no sanitising is matched as it is', () => {
  assert.deepEqual(jobNameMatcher('orders'), { name: 'job_name', op: '=', value: 'orders' });
});

test('any other name is matched raw and sanitised, and never as an expression', () => {
  assert.deepEqual(jobNameMatcher('my-job (v2)'), {
    name: 'job_name',
    op: '=~',
    value: 'my-job \\(v2\\)|my_job__v2_',
  });
  for (const name of ['x"} or up{a="', '.*', 'a|b', '\\Q', '订单 [1]', '^$', 'a\nb']) {
    const { value } = jobNameMatcher(name);
    const regex = new RegExp(`^(?:${value})$`, 'su');
    assert.ok(regex.test(name), name);
    assert.ok(regex.test(sanitizeLabelValue(name)), name);
    assert.ok(!regex.test('orders'), name);
  }
});

test('the label may have another name', () => {
  assert.equal(jobNameMatcher('orders', 'flink_job').name, 'flink_job');
});
