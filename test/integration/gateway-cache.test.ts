import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { createGateway, staticTokens } from '@flink-metrics/gateway';
import { httpTransport, nodeListener } from '@flink-metrics/gateway/node';
import fc from 'fast-check';
import { findPrometheusVersions } from '../../scripts/tools/prometheus-versions.ts';
import {
  type Answer,
  answerOf,
  asTenantA,
  NOW,
  SECRET,
  startTenantsPrometheus,
} from './gateway-tenants.ts';

const queries = [
  'up',
  'sum by (job) (rate(up[1m]))',
  'up > 100',
  'count(secret) or vector(1)',
  'sort(up)',
  'topk(1, up)',
  'up @ end()',
  'up offset -1m',
  'absent(up{instance="3"})',
  '{__name__=~".+"}',
  'scalar(sum(up))',
  '1',
];
/** Looks at one chart as time goes by: another part of one grid each time, by one tenant or the other. */
const looks = fc.record({
  query: fc.constantFrom(...queries),
  step: fc.constantFrom(15, 60, 7),
  offset: fc.constantFrom(0, 1, 7.5),
  windows: fc.array(
    fc.record({
      from: fc.integer({ min: 0, max: 6 }),
      points: fc.integer({ min: 0, max: 60 }),
      rest: fc.constantFrom(0, 0, 6),
      passed: fc.constantFrom(0, 1, 20, 400),
      asB: fc.boolean(),
    }),
    { minLength: 4, maxLength: 12 },
  ),
});

const infosOf = ({ body }: Answer): Set<unknown> =>
  new Set((body as { infos?: readonly unknown[] }).infos);

function withoutInfos({ status, body }: Answer): Answer {
  const { infos: _, ...rest } = body as { infos?: unknown };
  return { status, body: rest };
}

for (const { title, path } of await findPrometheusVersions()) {
  test(`${title}: whatever was asked before, a held answer is the one that Prometheus gives`, async (context) => {
    await using prometheus = await startTenantsPrometheus('both', path);
    const direct = asTenantA(prometheus);
    let now = NOW * 1_000;
    let asked = 0;
    let tails = 0;
    const transport = httpTransport();
    const gateway = createGateway({
      prometheus: {
        url: prometheus.url,
        transport: (...args) => {
          asked += 1;
          const form = new URLSearchParams(args[0].body);
          if (!starts.has(form.get('start'))) tails += 1;
          return transport(...args);
        },
      },
      authenticate: staticTokens([
        { tenant: 'a', namespaces: ['a'], token: 'token-a' },
        { tenant: 'b', namespaces: ['b'], token: 'token-b' },
      ]),
      cache: { now: () => now },
    });
    const starts = new Set<string | null>();
    let requests = 0;
    await fc.assert(
      fc.asyncProperty(looks, async ({ query, step, offset, windows }) => {
        for (const { from, points, rest, passed, asB } of windows) {
          now += passed * 1_000;
          const start = NOW - 60 * step + offset + from * step;
          const url = `/api/v1/query_range?${new URLSearchParams({
            query,
            start: String(start),
            end: String(start + points * step + rest),
            step: String(step),
          })}`;
          starts.add(String(start));
          const headers = { authorization: `Bearer token-${asB ? 'b' : 'a'}` };
          const response = await gateway.fetch(new Request(`http://gateway${url}`, { headers }));
          const answer = await answerOf(response);
          const expected = await answerOf(await direct(url, { headers }));
          assert.deepEqual(withoutInfos(answer), withoutInfos(expected));
          // An info tells of the query: that of another part of its range is kept with it.
          const held = infosOf(answer);
          for (const info of infosOf(expected)) assert.ok(held.has(info), String(info));
          if (!asB) assert.doesNotMatch(JSON.stringify(answer), SECRET);
          requests += 1;
        }
      }),
      { numRuns: 120 },
    );
    context.diagnostic(JSON.stringify({ requests, asked, tails }));
    // Else nothing was held, or nothing put together, and this would show nothing.
    assert.ok(asked < requests * 0.8 && tails > 10, JSON.stringify({ requests, asked, tails }));
  });
}

const LONG = `{"status":"success","data":{"resultType":"matrix","result":[${Array.from(
  { length: 200 },
  (_, index) => `{"metric":{"a":"${index}"},"values":[[1700000000,"${index}"],[1700000015,"2"]]}`,
).join(',')}]}}`;

async function startGateway(context: TestContext): Promise<{ url: string; asked: () => number }> {
  let asked = 0;
  const upstream = createServer((_, response) => {
    asked += 1;
    response.setHeader('content-type', 'application/json').end(LONG);
  });
  const gateway = createServer(
    nodeListener(
      createGateway({
        prometheus: { url: await listening(context, upstream), transport: httpTransport() },
        authenticate: staticTokens([
          { tenant: 'a', namespaces: ['a'], token: 'token-a' },
          { tenant: 'b', namespaces: ['b'], token: 'token-b' },
        ]),
        cache: {},
      }),
    ),
  );
  return { url: await listening(context, gateway), asked: () => asked };
}

async function listening(
  context: TestContext,
  server: ReturnType<typeof createServer>,
): Promise<string> {
  context.after(() => server.close().closeAllConnections());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const RANGE = '/api/v1/query_range?query=up&start=1700000000&end=1700000015&step=15';
const decoders = { gzip: gunzipSync, br: brotliDecompressSync, zstd: zstdDecompressSync };

/** The body as it is on the wire: fetch would decode it. */
async function raw(
  url: string,
  headers: Record<string, string>,
): Promise<{ status: number; headers: Headers; body: Buffer }> {
  const { get } = await import('node:http');
  return new Promise((resolve, reject) => {
    get(url, { headers: { authorization: 'Bearer token-a', ...headers } }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      resolve({
        status: response.statusCode ?? 0,
        headers: new Headers(response.headers as Record<string, string>),
        body: Buffer.concat(chunks),
      });
    }).once('error', reject);
  });
}

test('an answer comes in the encoding that is asked for, as it passes and when it is held', async (context) => {
  for (const [name, decode] of Object.entries(decoders)) {
    const { url } = await startGateway(context);
    for (const held of [false, true]) {
      const { headers, body } = await raw(url + RANGE, { 'accept-encoding': name });
      assert.equal(headers.get('content-encoding'), name, `held: ${held}`);
      assert.match(headers.get('vary') ?? '', /Accept-Encoding/);
      assert.equal(String(decode(body)), LONG);
      assert.ok(body.length < LONG.length / 3);
    }
    for (const accepted of ['identity', 'gzip;q=0, br; q=0.0', 'deflate']) {
      const plain = await raw(url + RANGE, { 'accept-encoding': accepted });
      assert.equal(plain.headers.get('content-encoding'), null);
      assert.equal(String(plain.body), LONG);
    }
  }
});

test('a held answer that has not changed is 304, to whoever may see it', async (context) => {
  const { url, asked } = await startGateway(context);
  const first = await raw(url + RANGE, {});
  assert.equal(first.headers.get('etag'), null);
  assert.equal(first.headers.get('cache-control'), 'no-store');
  const second = await raw(url + RANGE, {});
  assert.equal(second.headers.get('cache-control'), 'private, no-cache');
  assert.match(second.headers.get('vary') ?? '', /Authorization/);
  const etag = second.headers.get('etag') ?? assert.fail('no ETag');
  const unchanged = await raw(url + RANGE, { 'if-none-match': `"x", ${etag}` });
  assert.deepEqual([unchanged.status, unchanged.body.length], [304, 0]);
  assert.equal(unchanged.headers.get('etag'), etag);
  assert.equal((await raw(url + RANGE, { 'if-none-match': '"x"' })).status, 200);
  assert.equal(asked(), 1);
  // Another tenant's request is its own question, whatever it claims to know.
  await raw(url + RANGE, { authorization: 'Bearer token-b', 'if-none-match': etag });
  assert.equal(asked(), 2);
  const stranger = await raw(url + RANGE, { authorization: 'Bearer x', 'if-none-match': etag });
  assert.equal(stranger.status, 401);
});

test('200 viewers of 40 charts cost what one costs', async (context) => {
  const { url, asked } = await startGateway(context);
  const chart = (index: number) =>
    fetch(`${url}/api/v1/query_range?query=up${index}&start=1700000000&end=1700000015&step=15`, {
      headers: { authorization: 'Bearer token-a' },
    }).then((response) => response.text());
  for (let viewers = 0; viewers < 200; viewers += 20) {
    await Promise.all(Array.from({ length: 20 * 40 }, (_, request) => chart(request % 40)));
  }
  assert.equal(asked(), 40);
});
