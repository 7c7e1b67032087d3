import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PanelView } from '../store/state/panel-state.ts';
import { hostileNames } from '../testing/matrix.ts';
import { chartIn, readLink, writeLink } from './view-link.ts';

const view: PanelView = {
  namespace: 'tenant-a',
  job: 'orders',
  jobId: '',
  match: '',
  range: '1h',
  refresh: '15s',
  compare: '',
  timeZone: '',
};
const page = (query: string) => new URL(`https://portal.example/jobs${query}#top`);

test('a link to one run, in one cluster', () => {
  const one = { ...view, jobId: '0a1b', match: 'cluster="east"' };
  const link = writeLink(page(''), 'm', one);
  assert.ok(link.search.includes('~jobId.0a1b~match.cluster%3D%22east%22~range'), link.search);
  assert.deepEqual(readLink(link, 'm'), one);
});

test('a link leads to one chart', () => {
  const link = writeLink(page('?chart.x=1'), 'm', view, 'heap-used');
  assert.equal(chartIn(link, 'm'), 'heap-used');
  assert.deepEqual(readLink(link, 'm'), view);
  assert.equal(chartIn(writeLink(link, 'm', view), 'm'), '');
  assert.equal(chartIn(writeLink(page(''), 'm', { ...view, job: 'a~chart.b' }), 'm'), '');
  assert.equal(chartIn(writeLink(page(''), 'm', view, 'own~a%7E'), 'm'), 'own~a%7E');
});

test('a link is short and readable', () => {
  assert.equal(
    writeLink(page(''), 'metrics', view).href,
    'https://portal.example/jobs?metrics=namespace.tenant-a~job.orders~range.1h~refresh.15s~compare.off~timeZone.browser#top',
  );
  const between = { ...view, range: '2026-03-01T10:00:00.000Z/2026-03-01T11:00:00.000Z' };
  assert.ok(writeLink(page(''), 'm', between).search.includes('2026-03-01T10:00:00.000Z/2026'));
  const earlier = { ...view, range: 'now-3h/now-1h' };
  assert.ok(writeLink(page(''), 'm', earlier).search.includes('range.now-3h/now-1h~'));
});

const names = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'~%.&=+#?/\\ "\'<>7E25;\u202E\0') }),
  fc.constantFrom(
    'my-job (v2)',
    'off',
    'browser',
    '%7E',
    '%257E',
    ...hostileNames.filter((name) => name.length < 4096),
  ),
);
const views: fc.Arbitrary<PanelView> = fc.record(
  {
    namespace: names,
    job: names,
    jobId: names,
    match: names,
    range: fc.constantFrom(
      '1h',
      '90s',
      'now-3h/now-1h',
      '2026-03-01T10:00:00.000Z/2026-03-01T11:00:00.000Z',
    ),
    refresh: fc.constantFrom('off', '15s', '5m'),
    compare: fc.constantFrom('', '1d', '1w'),
    timeZone: fc.constantFrom('', 'UTC', 'Asia/Shanghai', 'America/Argentina/Buenos_Aires'),
  },
  { noNullPrototype: true },
);
const queries = fc
  .array(fc.stringMatching(/^[a-z]{1,3}(=([a-z+]|%20|%26|~)*)?$/))
  .map((pairs) => pairs.join('&'));

test('every view comes back from its link, also when a router has encoded it anew', () => {
  fc.assert(
    fc.property(views, queries, names, (any, query, name) => {
      const link = writeLink(page(`?${query}`), name, any);
      assert.deepEqual(readLink(link, name), any);
      link.search = new URLSearchParams(link.search).toString();
      assert.deepEqual(readLink(link, name), any);
      assert.deepEqual(readLink(writeLink(link, name, view), name), view);
    }),
  );
});

test('other parameters stay to the letter, and another panel’s link with them', () => {
  const before = page('?q=a%20b&&flag&left=namespace.x&q=~');
  const { search, hash } = writeLink(before, 'right', view);
  assert.ok(search.startsWith('?q=a%20b&flag&left=namespace.x&q=~&right=namespace.tenant-a~'));
  assert.equal(hash, '#top');
  assert.deepEqual(readLink(page(search), 'left'), { namespace: 'x' });
});

test('writing again replaces, however the name was encoded', () => {
  const { search } = writeLink(page('?%6detrics=old&metrics=older'), 'metrics', view);
  assert.equal(new URLSearchParams(search).getAll('metrics').length, 1);
});

test('what is unknown or impossible is ignored', () => {
  const read = (value: string) => readLink(page(`?m=${encodeURIComponent(value)}`), 'm');
  assert.deepEqual(read(''), {});
  assert.deepEqual(read('nonsense~~.~x.y~__proto__.x~constructor.x~toString.x'), {});
  assert.deepEqual(
    read('range.never~range~refresh.1ms~refresh.0s~compare.1y~timeZone.Mars/Base'),
    {},
  );
  assert.deepEqual(read('range.now-5000d/now-4999d~range.now-1h/now-3h~range.now/now'), {});
  assert.deepEqual(read('range.99999999w~range.2026-03-01T11:00:00Z/2026-03-01T10:00:00Z'), {});
  assert.deepEqual(read(`job.${'x'.repeat(5000)}~refresh.off`), { refresh: 'off' });
  assert.deepEqual(readLink(page('?m=%FF%zz~job.a'), 'm'), { job: 'a', jobId: '', match: '' });
});
