import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GatewayError } from '../errors.ts';
import { RequestRate } from './request-rate.ts';

const refusal = (seconds: number) =>
  new GatewayError(429, 'rate_limited', 'Too often.', { headers: { 'Retry-After': `${seconds}` } });

test('a tenant may make ten seconds of requests at once, then as many a second as are set', () => {
  let now = 0;
  const rate = new RequestRate(2, refusal, () => now);
  const taken = (tenant: string) => {
    try {
      rate.take(tenant);
      return 'taken';
    } catch (error) {
      assert.ok(error instanceof GatewayError && error.status === 429);
      return error.headers['Retry-After'];
    }
  };
  for (let request = 0; request < 20; request += 1) assert.equal(taken('a'), 'taken');
  assert.equal(taken('a'), '1');
  assert.equal(taken('b'), 'taken');
  now = 500;
  assert.equal(taken('a'), 'taken');
  assert.equal(taken('a'), '1');
  now = 1_000_000;
  for (let request = 0; request < 20; request += 1) assert.equal(taken('a'), 'taken');
  assert.equal(taken('a'), '1');
});

test('a rate below one a second says how long to wait', () => {
  const rate = new RequestRate(0.1, refusal, () => 0);
  rate.take('a');
  assert.throws(
    () => rate.take('a'),
    (error: unknown) => error instanceof GatewayError && error.headers['Retry-After'] === '10',
  );
});

test('what is given back is not counted', () => {
  const rate = new RequestRate(0.1, refusal, () => 0);
  for (let request = 0; request < 5; request += 1) {
    rate.take('a');
    rate.giveBack('a');
  }
  rate.take('a');
  assert.throws(() => rate.take('a'), GatewayError);
});
