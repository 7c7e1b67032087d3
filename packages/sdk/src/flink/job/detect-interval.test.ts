import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QueryClient, Series } from '../../prometheus/index.ts';
import { type Deployment, kubernetes, pushgateway } from '../deployment/deployment.ts';
import { detectInterval } from './detect-interval.ts';

async function detected(
  deployment: Deployment,
  series: readonly (readonly [time: number, value: number][])[],
) {
  const matrix = series.map(
    (samples): Series => ({
      labels: {},
      times: Float64Array.from(samples, ([time]) => time),
      values: Float64Array.from(samples, ([, value]) => value),
    }),
  );
  const client: Pick<QueryClient, 'query'> = {
    query: async () => ({ data: { type: 'matrix', matrix }, warnings: [], infos: [] }),
  };
  const scope = { deployment, namespace: 'a', jobName: 'orders' };
  return detectInterval(client as QueryClient, scope);
}

/** A sample each `scrape`, its value the last multiple of `push`; all in ms. */
const pushed = (push: number, scrape: number, count = 40) =>
  Array.from({ length: count }, (_, index): [number, number] => {
    const time = index * scrape;
    return [time, Math.floor(time / push)];
  });

test('scraped: the usual gap, whatever a restart left out', async () => {
  const times = [0, 15, 30, 45, 300, 315, 330].map((second): [number, number] => [
    second * 1000,
    1,
  ]);
  assert.equal(await detected(kubernetes, [times]), 15_000);
});

test('pushed: the longer of both intervals', async () => {
  assert.equal(await detected(pushgateway, [pushed(60_000, 15_000)]), 60_000);
  assert.equal(await detected(pushgateway, [pushed(10_000, 15_000)]), 15_000);
});

test('a silent pusher says nothing, and too few samples neither', async () => {
  const silent = pushed(Number.MAX_SAFE_INTEGER, 15_000);
  assert.equal(await detected(pushgateway, [silent]), null);
  assert.equal(await detected(pushgateway, [silent, pushed(60_000, 15_000)]), 60_000);
  assert.equal(await detected(kubernetes, [[[0, 1]]]), null);
  assert.equal(await detected(kubernetes, []), null);
});
