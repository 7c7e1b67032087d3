import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { GatewayError } from '../errors.ts';
import { joined } from '../joined.ts';
import type { ByteSource } from '../upstream/byte-source.ts';
import type { UpstreamRequest } from '../upstream/upstream.ts';
import {
  type Answer,
  CachedUpstream,
  type CacheOptions,
  type CacheUse,
} from './cached-upstream.ts';
import { WholeAnswer } from './whole-answer.ts';

const STEP = 15_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = 1_700_000_100_000;

interface Upstreamed {
  readonly request: UpstreamRequest;
  readonly signal: AbortSignal;
}

/** A Prometheus of one series whose value at a time is `version`, at every point of the grid that is not in the future. */
function setUp(options: CacheOptions = {}, pieces = 1) {
  const asked: Upstreamed[] = [];
  const uses: CacheUse[] = [];
  const state = { now: NOW, version: 1, fails: undefined as GatewayError | undefined, delay: 0 };
  const closed: unknown[] = [];
  const cache = new CachedUpstream(
    async (request, { signal }) => {
      asked.push({ request, signal });
      if (state.delay > 0) await setTimeout(state.delay);
      if (state.fails !== undefined) throw state.fails;
      const text = answerTo(request, state.version);
      const size = Math.ceil(text.length / pieces);
      const chunks = Array.from({ length: pieces }, (_, index) =>
        new TextEncoder().encode(text.slice(index * size, (index + 1) * size)),
      );
      return {
        read: async () => {
          await setTimeout(1);
          signal.throwIfAborted();
          return chunks.shift();
        },
        close: (reason) => closed.push(reason),
      };
    },
    { now: () => state.now, ...options },
  );
  const ask = (
    request: UpstreamRequest,
    signal = new AbortController().signal,
    tenant = 'a',
    scope = 'all',
  ) =>
    cache.ask(request, {
      tenant,
      scope,
      signal,
      onBroken: () => undefined,
      onCache: (use) => uses.push(use),
    });
  const text = async (request: UpstreamRequest) => textOf(await ask(request));
  return { asked, uses, state, ask, text, cache, closed };
}

function answerTo({ grid, parameters }: UpstreamRequest, version: number): string {
  if (grid === undefined) {
    return JSON.stringify({ status: 'success', data: { version, query: parameters.get('query') } });
  }
  const values: [number, string][] = [];
  for (let time = grid.start; time <= grid.end; time += grid.step) {
    values.push([time / 1000, String(version)]);
  }
  const result = [{ metric: { query: parameters.get('query') }, values }];
  return JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } });
}

async function textOf(answer: Answer): Promise<string> {
  if (answer instanceof WholeAnswer) return new TextDecoder().decode(answer.bytes);
  const chunks: Uint8Array[] = [];
  for (let chunk = await answer.read(); chunk !== undefined; chunk = await answer.read()) {
    chunks.push(chunk);
  }
  return new TextDecoder().decode(joined(chunks));
}

function range(end: number, length = HOUR, query = 'x{namespace="a"}'): UpstreamRequest {
  const start = end - length;
  const parameters = new URLSearchParams({
    query,
    start: String(start / 1000),
    end: String(end / 1000),
    step: String(STEP / 1000),
  });
  return {
    method: 'POST',
    path: '/api/v1/query_range',
    parameters,
    grid: { start, end, step: STEP },
    spliceable: true,
  };
}

const instant = (query: string): UpstreamRequest => ({
  method: 'POST',
  path: '/api/v1/query',
  parameters: new URLSearchParams({ query }),
});

const values = (text: string): [number, string][] => JSON.parse(text).data.result[0]?.values ?? [];
const asked = ({ request: { grid } }: Upstreamed) => [grid?.start, grid?.end];

test('those who ask for the same meanwhile share one request, and get the same bytes', async () => {
  const { ask, asked: requests, uses } = setUp({}, 20);
  const answers = await Promise.all(
    Array.from({ length: 50 }, async () => textOf(await ask(range(NOW)))),
  );
  assert.equal(requests.length, 1);
  assert.equal(new Set(answers).size, 1);
  assert.equal(answers[0], answerTo(range(NOW), 1));
  assert.deepEqual([...new Set(uses)].sort(), ['joined', 'miss']);
});

test('an answer is given again while it is fresh, then its tail alone is asked for', async () => {
  const { text, asked: requests, state, uses } = setUp();
  await text(range(NOW));
  await text(range(NOW));
  assert.equal(requests.length, 1);

  state.now += STEP;
  state.version = 2;
  const next = values(await text(range(NOW + STEP)));
  assert.equal(requests.length, 2);
  // From the first point that was not final when it was asked for.
  const from = NOW - 5 * MINUTE + STEP;
  assert.deepEqual(asked(requests[1] ?? assert.fail()), [from, NOW + STEP]);
  assert.equal(next.length, HOUR / STEP + 1);
  for (const [time, value] of next) assert.equal(value, time * 1000 < from ? '1' : '2');
  assert.deepEqual(uses, ['miss', 'hit', 'tail']);
});

test('what is final is given without asking, for as long as it is kept', async () => {
  const { text, asked: requests, state } = setUp();
  await text(range(NOW));
  state.now += 10 * MINUTE;
  const old = range(NOW - 6 * MINUTE, 30 * MINUTE);
  assert.equal(await text(old), answerTo(old, 1));
  assert.equal(requests.length, 1);
  state.now += HOUR;
  await text(old);
  assert.deepEqual(asked(requests[1] ?? assert.fail()), [old.grid?.start, old.grid?.end]);
});

test('nothing is given for longer because the clock was put back', async (context) => {
  const { text, state } = setUp();
  await text(range(NOW));
  state.now -= HOUR;
  state.version = 2;
  const part = range(NOW - 30 * MINUTE, 30 * MINUTE);
  assert.equal(await text(part), answerTo(part, 2));

  context.mock.timers.enable({ apis: ['Date'], now: NOW });
  let count = 0;
  const byClock = new CachedUpstream(
    async () => {
      count += 1;
      const chunks = [new TextEncoder().encode('{}')];
      return { read: async () => chunks.shift(), close: () => undefined };
    },
    { instant: 20 },
  );
  const asker = { tenant: 'a', scope: 'all', signal: new AbortController().signal };
  const again = async () =>
    textOf(await byClock.ask(instant('x'), { ...asker, onBroken: () => undefined }));
  await again();
  context.mock.timers.setTime(NOW - HOUR);
  await setTimeout(40);
  await again();
  assert.equal(count, 2);
});

test('another start, step, grid or query is another question', async () => {
  const { text, asked: requests } = setUp();
  await text(range(NOW));
  await text(range(NOW, 2 * HOUR));
  await text(range(NOW + 1));
  await text(range(NOW, HOUR, 'x{namespace="b"}'));
  const other = range(NOW);
  other.parameters.set('lookback_delta', '60');
  await text(other);
  assert.equal(requests.length, 5);
});

test('ends within one step are one question', async () => {
  const { text, asked: requests } = setUp();
  const late = range(NOW);
  late.parameters.set('end', String((NOW + 14_999) / 1000));
  const lateRequest = { ...late, grid: { start: NOW - HOUR, end: NOW + 14_999, step: STEP } };
  assert.equal(await text(lateRequest), await text(range(NOW)));
  assert.equal(requests.length, 1);
  assert.equal(requests[0]?.request.parameters.get('end'), String(NOW / 1000));
  // `x @ end()` reads its end.
  await text({ ...lateRequest, spliceable: false });
  assert.equal(requests[1]?.request.parameters.get('end'), String((NOW + 14_999) / 1000));
});

test('what cannot be put together is asked for whole', async () => {
  const { text, asked: requests, state } = setUp();
  await text({ ...range(NOW), spliceable: false });
  state.now += STEP;
  await text({ ...range(NOW + STEP), spliceable: false });
  assert.deepEqual(asked(requests[1] ?? assert.fail()), [NOW + STEP - HOUR, NOW + STEP]);
});

test('an instant answer is given again for the time that is set', async () => {
  const { text, asked: requests, state } = setUp({ instant: 1_000 });
  await text(instant('x'));
  state.now += 999;
  await text(instant('x'));
  assert.equal(requests.length, 1);
  state.now += 2;
  state.version = 2;
  assert.match(await text(instant('x')), /"version":2/);
  const off = setUp({ instant: 0 });
  await off.text(instant('x'));
  await off.text(instant('x'));
  assert.equal(off.asked.length, 2);
});

test('an error is shared by those who wait, and not kept', async () => {
  const { ask, text, asked: requests, state } = setUp();
  state.fails = new GatewayError(422, 'execution', 'No.');
  state.delay = 10;
  const failing = await Promise.allSettled([ask(range(NOW)), ask(range(NOW)), ask(range(NOW))]);
  assert.equal(requests.length, 1);
  for (const { status } of failing) assert.equal(status, 'rejected');
  state.fails = undefined;
  assert.equal(await text(range(NOW)), answerTo(range(NOW), 1));
});

test('who goes away leaves the others their answer; when all have gone it is aborted', async () => {
  const { ask, asked: requests, state } = setUp({}, 10);
  state.delay = 20;
  const clients = [1, 2, 3].map(() => new AbortController());
  const answers = clients.map(({ signal }) => ask(range(NOW), signal));
  await setTimeout(5);
  clients[0]?.abort();
  await assert.rejects(answers[0] ?? assert.fail(), /went away/);
  assert.equal(await textOf(await (answers[1] ?? assert.fail())), answerTo(range(NOW), 1));
  await answers[2];

  const alone = new AbortController();
  const pending = ask(range(NOW - 1), alone.signal);
  await setTimeout(5);
  alone.abort();
  await assert.rejects(pending, /went away/);
  assert.equal(requests[1]?.signal.aborted, true);

  const streamed = (await ask(range(NOW - 2))) as ByteSource;
  await streamed.read();
  streamed.close();
  assert.equal(requests[2]?.signal.aborted, true);
});

test('a first reader that stalls holds up nobody', async () => {
  const { ask, text } = setUp({}, 20);
  const stalled = (await ask(range(NOW))) as ByteSource;
  await stalled.read();
  assert.equal(await text(range(NOW)), answerTo(range(NOW), 1));
  stalled.close();
});

test('a crowd that joins while the memory for copies is taken still makes few requests', async () => {
  // A sixteenth is for copies: less than one answer.
  const { ask, asked: requests } = setUp({ bytes: 100_000 }, 20);
  const length = (24 * HOUR) / 10;
  const crowd = Array.from({ length: 30 }, async () => textOf(await ask(range(NOW, length))));
  for (const text of await Promise.all(crowd)) assert.equal(text, answerTo(range(NOW, length), 1));
  assert.ok(requests.length <= 2, `${requests.length} requests`);
});

test('memory is bounded, and what is too long is not held', async () => {
  const { text, cache, asked: requests } = setUp({ bytes: 40_000 });
  for (let query = 0; query < 100; query += 1) await text(range(NOW, HOUR, `x${query}`));
  assert.ok(cache.size <= 40_000, `${cache.size} bytes`);
  const before = requests.length;
  await text(range(NOW, 24 * HOUR));
  await text(range(NOW, 24 * HOUR));
  assert.equal(requests.length, before + 2);
});

test('what is kept or under way for one scope is not given to another, though they ask for the same', async () => {
  const { ask, asked: requests, uses } = setUp();
  const { signal } = new AbortController();
  for (const request of [range(NOW), instant('x{namespace="a"}')]) {
    await Promise.all(
      ['one', 'other'].map(async (scope) => textOf(await ask(request, signal, 'a', scope))),
    );
  }
  assert.equal(requests.length, 4);
  await textOf(await ask(range(NOW + STEP), signal, 'a', 'third'));
  assert.deepEqual(uses, ['miss', 'miss', 'miss', 'miss', 'miss']);
});
