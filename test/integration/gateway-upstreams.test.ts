import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type RunningCli, startGatewayCli } from '../support/gateway-cli.ts';
import { eventually } from '../support/operating-system.ts';
import type { RealPrometheus } from '../support/prometheus.ts';
import { NOW, startTenantsPrometheus } from './gateway-tenants.ts';

const headers = { authorization: 'Bearer token-a' };
const query = `/api/v1/query?query=up&time=${NOW}`;

/** Nothing is kept: each request goes to a Prometheus. */
const environment = {
  FLINK_METRICS_CACHE_BYTES: '0',
  FLINK_METRICS_METRICS_PORT: '0',
  FLINK_METRICS_TIMEOUT: '90000',
};

const startGateway = (context: Parameters<typeof startGatewayCli>[0], ...both: RealPrometheus[]) =>
  startGatewayCli(context, both.map(({ url }) => url).join(','), { environment });

/** A gauge or counter of each Prometheus, by what the gateway tells of itself. */
async function told({ running }: RunningCli, name: string, of: RealPrometheus): Promise<number> {
  const url = /(http:\S+\/metrics)/.exec(running.output())?.[1] ?? assert.fail();
  const text = await (await fetch(url)).text();
  const line = `flink_metrics_gateway_${name}{upstream="${of.url}"} `;
  return Number(
    text
      .split('\n')
      .find((one) => one.startsWith(line))
      ?.slice(line.length),
  );
}

async function statusOf({ url }: RunningCli): Promise<number> {
  const response = await fetch(url + query, { headers });
  await response.text();
  return response.status;
}

/** Asks until it is so. */
async function asking(gateway: RunningCli, isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    await statusOf(gateway);
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(gateway.running.output());
}

test('one of two that is killed is not missed, and both gone is said', async (context) => {
  await using first = await startTenantsPrometheus('both');
  await using second = await startTenantsPrometheus('both');
  const gateway = await startGateway(context, first, second);
  for (let request = 0; request < 5; request += 1) assert.equal(await statusOf(gateway), 200);
  assert.equal(await told(gateway, 'upstream_requests_total', first), 5);
  assert.equal(await told(gateway, 'upstream_requests_total', second), 0);

  first.signal('SIGKILL');
  for (let request = 0; request < 20; request += 1) assert.equal(await statusOf(gateway), 200);
  assert.equal(await told(gateway, 'upstream_up', first), 0);
  assert.equal(await told(gateway, 'upstream_up', second), 1);
  // It was found out once, not by each request.
  assert.ok((await told(gateway, 'upstream_requests_total', first)) <= 7);
  assert.match(gateway.running.output(), /"message":"Prometheus cannot be asked","upstream"/);
  const ready = await fetch(`${gateway.url}/readyz`);
  assert.deepEqual(await ready.json(), { status: 'ok', upstreams: { up: 1, of: 2 } });

  second.signal('SIGKILL');
  const response = await fetch(gateway.url + query, { headers });
  assert.equal(response.status, 502);
  assert.match(await response.text(), /"errorType":"unavailable"/);
  await asking(gateway, async () => (await fetch(`${gateway.url}/readyz`)).status === 503);
});

test('one that hangs is left, also by who waits for it, and taken again', async (context) => {
  await using first = await startTenantsPrometheus('both');
  await using second = await startTenantsPrometheus('both');
  const gateway = await startGateway(context, first, second);
  assert.equal(await statusOf(gateway), 200);
  first.signal('SIGSTOP');
  try {
    // An answer may take a minute and a half; it is known to hang before, by one alone that waits for it.
    const began = performance.now();
    assert.equal(await statusOf(gateway), 200);
    assert.ok(performance.now() - began < 80_000);
    assert.equal(await told(gateway, 'upstream_up', first), 0);
    assert.equal(await statusOf(gateway), 200);
  } finally {
    first.signal('SIGCONT');
  }
  const before = await told(gateway, 'upstream_requests_total', first);
  await asking(
    gateway,
    async () => (await told(gateway, 'upstream_requests_total', first)) > before,
  );
  assert.equal(await told(gateway, 'upstream_up', first), 1);
});

test('one that is killed in the middle of an answer breaks it off', async (context) => {
  await using first = await startTenantsPrometheus('both');
  await using second = await startTenantsPrometheus('both');
  const gateway = await startGateway(context, first, second);
  // Longer than what sockets hold.
  const all = '{__name__=~".+"}';
  const long = Array.from({ length: 6 }, (_, n) => `label_replace(${all}, "n", "${n}", "", "")`);
  const body = new URLSearchParams({
    query: long.join(' or '),
    ...{ start: String(NOW - 1_800), end: String(NOW), step: '0.25' },
  });
  const response = await fetch(`${gateway.url}/api/v1/query_range`, {
    ...{ method: 'POST', headers, body },
  });
  assert.equal(response.status, 200);
  const reader = response.body?.getReader() ?? assert.fail();
  const begun = await reader.read();
  assert.ok((begun.value?.length ?? 0) > 0);
  first.signal('SIGKILL');
  const rest = async () => {
    while (!(await reader.read()).done);
  };
  await assert.rejects(rest(), 'the answer ended as if it were whole');
  const logged = () =>
    gateway.running
      .output()
      .split('\n')
      .filter((line) => line.includes('"path":"/api/v1/query_range"'));
  await eventually(logged, (lines) => lines.length === 1, 10_000);
  const { status, errorType } = JSON.parse(logged()[0] ?? '') as Record<string, unknown>;
  assert.deepEqual([status, errorType], [502, 'unavailable']);
  assert.equal(await told(gateway, 'upstream_requests_total', second), 0);
  assert.equal(await statusOf(gateway), 200);
});
