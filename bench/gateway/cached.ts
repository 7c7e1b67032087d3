import { Agent } from 'node:http';
import type { Figure } from '../support/figure.ts';
import { ask, load } from './load.ts';
import { NOW, POINTS, RANGE, STEP } from './samples.ts';
import type { Server } from './servers.ts';

const VIEWERS = 200;
const CHARTS = 40;
/** Viewers that look at the same moment. */
const AT_ONCE = 20;

/**
 * What 200 viewers of 40 charts cost, and what a held answer does. Beside nothing but Prometheus itself: the peer that
 * caches, trickster, cannot be had by `go install`, as Go's proxy refuses its module. Behind prom-label-proxy its version
 * 2.0 made 0.010 requests a viewer's request, which is the goal.
 */
export async function measureCached(prometheus: Server, gateway: Server): Promise<Figure[]> {
  const chart = (index: number) =>
    `/api/v1/query_range?${new URLSearchParams({
      query: `flink_records * ${index % CHARTS}`,
      start: String(NOW - (POINTS - 1) * STEP),
      end: String(NOW),
      step: String(STEP),
    })}`;
  const requests = VIEWERS * CHARTS;
  const directly = await load(CHARTS * 5, AT_ONCE, (i) => prometheus.url + chart(i), [prometheus]);
  const asked = await requestsOf(prometheus);
  const viewers = await load(requests, AT_ONCE, (i) => gateway.url + chart(i), [prometheus]);
  const upstream = (await requestsOf(prometheus)) - asked;

  await load(10, 1, () => gateway.url + RANGE, []);
  const held = await load(300, 8, () => gateway.url + RANGE, []);
  const direct = await load(300, 8, () => prometheus.url + RANGE, []);
  const agent = new Agent({ keepAlive: true });
  const browser = { 'accept-encoding': 'gzip, deflate, br, zstd' };
  const first = await ask(gateway.url + RANGE, agent, browser);
  const unchanged = await ask(gateway.url + RANGE, agent, {
    ...browser,
    'if-none-match': first.etag ?? '',
  });
  agent.destroy();
  return [
    figure('requests to Prometheus a viewer', upstream / requests, 'ratio', 0.01),
    figure(
      "Prometheus's processor a viewer, gateway / direct",
      (viewers.cpu[0] ?? Number.NaN) / requests / ((directly.cpu[0] ?? 0) / (CHARTS * 5)),
      'ratio',
      0.02,
    ),
    figure('time of a held range, gateway / direct', held.elapsed / direct.elapsed, 'ratio', 0.4),
    figure('a range uncompressed', direct.last.bytes, 'bytes'),
    figure('a held range to a browser', first.bytes, 'bytes', 174_000),
    figure('the same unchanged', unchanged.bytes, 'bytes', 0),
  ];
}

/** Range queries that Prometheus says it has answered. */
async function requestsOf({ url }: Server): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lines = text.matchAll(
    /^prometheus_http_requests_total\{.*handler="\/api\/v1\/query_range"\} (\d+)$/gm,
  );
  return [...lines].reduce((sum, [, count]) => sum + Number(count), 0);
}

const figure = (name: string, value: number, unit: string, goal?: number): Figure => ({
  bench: 'gateway',
  case: name,
  value,
  unit,
  ...(goal !== undefined && { goal }),
});
