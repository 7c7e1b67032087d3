import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Replicas } from './replicas.ts';
import type { Transport, TransportAnswer, TransportRequest } from './transport.ts';

type Answers = (request: TransportRequest, signal: AbortSignal) => Promise<TransportAnswer>;

const answer = (status = 200, type = 'application/json'): TransportAnswer => ({
  status,
  header: () => type,
  body: { read: async () => undefined, close: () => undefined },
});

const refuses: Answers = () => Promise.reject(new Error('connect ECONNREFUSED'));
const answers: Answers = async () => answer();
/** As a process that is stopped: it takes the connection and is silent. */
const hangs: Answers = (_, signal) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

/** Servers `a`, `b` and so on, each with what it does now, and what each was asked. */
function setUp(...given: Answers[]) {
  const behaviours = [...given];
  const names = behaviours.map((_, index) => String.fromCharCode(97 + index));
  const asked: string[] = [];
  const probed: string[] = [];
  const told: [string, boolean][] = [];
  const clock = { now: 0 };
  const transport: Transport = (request, signal) => {
    const name = new URL(request.url).hostname;
    (request.url.endsWith('query?query=1') ? probed : asked).push(name);
    return behaviours[names.indexOf(name)]?.(request, signal) ?? assert.fail();
  };
  const [first = '', ...others] = names.map((name) => `http://${name}`);
  const replicas = new Replicas({
    urls: [first, ...others],
    headers: {},
    transport,
    onHealth: (url, isUp) => told.push([new URL(url).hostname, isUp]),
    now: () => clock.now,
  });
  const request = (url: string): TransportRequest => ({
    ...{ method: 'POST', url: `${url}/api/v1/query`, headers: {}, body: 'query=up' },
  });
  const send = (signal = new AbortController().signal) => {
    clock.now += 1;
    return replicas.send(request, signal);
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { behaviours, asked, probed, told, clock, replicas, send, settle };
}

test('the first that is well is asked, and the next where it cannot be reached', async () => {
  const { send, asked, behaviours, told, settle } = setUp(answers, answers);
  await send();
  assert.deepEqual(asked.splice(0), ['a']);
  behaviours[0] = refuses;
  assert.equal((await send()).status, 200);
  assert.deepEqual(asked.splice(0), ['a', 'b']);
  await settle();
  await send();
  assert.deepEqual(asked, ['b']);
  assert.deepEqual(told, [['a', false]]);
});

test('what a proxy says of a server that is gone is no answer, what Prometheus says is one', async () => {
  for (const [status, type, expected] of [
    [502, 'text/html', ['a', 'b']],
    [503, 'text/plain; charset=utf-8', ['a', 'b']],
    [503, 'application/json', ['a']],
    [504, 'text/html', ['a']],
    [500, 'application/json', ['a']],
    [422, 'application/json', ['a']],
    [429, 'text/plain', ['a']],
  ] as const) {
    const { send, asked } = setUp(async () => answer(status, type), answers);
    await send();
    assert.deepEqual(asked, expected, `${status} ${type}`);
  }
});

test('where none can be reached, a request asks each once, and the next ones a single one', async () => {
  const { send, asked, behaviours, settle } = setUp(answers, answers, answers);
  await send();
  await settle();
  asked.length = 0;
  behaviours.fill(refuses);
  await assert.rejects(send());
  assert.deepEqual(asked.splice(0), ['a', 'b', 'c']);
  await settle();
  for (let request = 0; request < 100; request += 1) await assert.rejects(send());
  assert.equal(asked.length, 100);
  behaviours[1] = answers;
  // Each of them has its turn, so one that is there again is found at once.
  await Promise.allSettled([send(), send(), send()]);
  asked.length = 0;
  assert.equal((await send()).status, 200);
  assert.deepEqual(asked, ['b']);
});

test('one that is down is asked how it is ever more seldom, and is back when it is well', async () => {
  const { send, asked, probed, behaviours, clock, settle } = setUp(refuses, answers);
  const times: number[] = [];
  for (; clock.now < 100_000; clock.now += 500) {
    const before = probed.filter((name) => name === 'a').length;
    await send();
    await settle();
    if (probed.filter((name) => name === 'a').length > before) times.push(clock.now);
  }
  assert.ok(times.length <= 10, `${times}`);
  behaviours[0] = answers;
  clock.now += 30_000;
  await send();
  await settle();
  asked.length = 0;
  await send();
  assert.deepEqual(asked, ['a']);
});

test('requests that wait for one that hangs go on to the next when it is found down', async () => {
  const { send, asked, behaviours, clock, settle, replicas } = setUp(answers, answers);
  await send();
  await settle();
  behaviours[0] = hangs;
  const waiting = [send(), send(), send()];
  await settle();
  assert.deepEqual(asked, ['a', 'a', 'a', 'a']);
  // It is looked at every five seconds; the question finds it gone by now.
  behaviours[0] = refuses;
  clock.now += 5_000;
  assert.equal((await send()).status, 200);
  for (const request of waiting) assert.equal((await request).status, 200);
  assert.deepEqual(
    replicas.health.map(({ isUp }) => isUp),
    [false, true],
  );
});

test('one that breaks off in the middle of an answer is no longer asked, and the answer fails', async () => {
  const breaks: Answers = async () => ({
    ...answer(),
    body: { read: () => Promise.reject(new Error('ECONNRESET')), close: () => undefined },
  });
  const { send, asked, told } = setUp(breaks, answers);
  const { body } = await send();
  await assert.rejects(body.read(), /ECONNRESET/);
  assert.deepEqual(told, [['a', false]]);
  await send();
  assert.deepEqual(asked, ['a', 'b']);
});

test('a client that leaves says nothing of a server', async () => {
  const { send, told, asked } = setUp(hangs, answers);
  const client = new AbortController();
  const pending = send(client.signal);
  client.abort(new Error('left'));
  await assert.rejects(pending, /left/);
  assert.deepEqual([told, asked], [[], ['a']]);
});

test('of one alone nothing but the requests themselves is asked', async () => {
  const { send, asked, probed, told, replicas, behaviours } = setUp(refuses);
  await assert.rejects(send(), /ECONNREFUSED/);
  await assert.rejects(send());
  assert.deepEqual(replicas.health, [{ url: 'http://a', isUp: false, requests: 2, failures: 2 }]);
  behaviours[0] = async () => answer(503, 'text/plain');
  assert.equal((await send()).status, 503);
  behaviours[0] = answers;
  await send();
  assert.equal(replicas.health[0]?.isUp, true);
  assert.deepEqual([asked.length, probed.length, told], [4, 0, []]);
});
