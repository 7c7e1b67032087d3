import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failure, success } from '../support/misbehaving-server.ts';
import { serve } from '../support/served-client.ts';

const RANGE = { start: 0, end: 60_000 };

test('features', async () => {
  const data = { api: { query_stats: true }, promql_functions: { abs: true, info: false } };
  await using it = await serve([success(data), success({ api: { x: 'yes' } })]);
  assert.deepEqual((await it.client.features()).data, data);
  assert.equal(it.server.seen[0]?.path, '/api/v1/features');
  await assert.rejects(it.client.features(), /"data\.api\.x" is wrong/);
});

test('exemplars', async () => {
  const exemplar = (value: string) => ({ labels: { traceID: 'a1' }, value, timestamp: 1.0004 });
  const seriesLabels = { __name__: 'x', __proto__x: '' };
  const exemplars = ['6', '+Inf', '-1e-7', 'NaN'].map(exemplar);
  await using it = await serve([success([{ seriesLabels, exemplars }])]);
  const { data } = await it.client.exemplars('x', RANGE);
  const [request] = it.server.seen;
  assert.equal(request?.path, '/api/v1/query_exemplars?query=x&start=0&end=60');
  const [first] = data;
  assert.deepEqual(first?.seriesLabels, seriesLabels);
  assert.deepEqual(
    first.exemplars.map(({ value }) => value),
    [6, Infinity, -1e-7, Number.NaN],
  );
  assert.deepEqual(first.exemplars[0], { labels: { traceID: 'a1' }, value: 6, timestamp: 1_000 });
});

test('an exemplar’s value that is no number is refused with its place', async () => {
  for (const value of ['abc', '', '0x10', 'Infinity', 7]) {
    const exemplars = [{ labels: {}, value, timestamp: 1 }];
    await using it = await serve([success([{ seriesLabels: {}, exemplars }])]);
    await assert.rejects(
      it.client.exemplars('x', RANGE),
      /"data\.0\.exemplars\.0\.value" is wrong/,
      String(value),
    );
  }
});

test('Go’s null is an empty list', async () => {
  const group = { name: 'g', file: 'f', interval: 1, rules: null };
  await using it = await serve([
    success({ groups: null }),
    success({ groups: [group] }),
    success({ alerts: null }),
    success({ activeTargets: null, droppedTargets: null }),
    success(null),
    success([{ seriesLabels: {}, exemplars: null }]),
    success(null),
    success(null),
    success(null),
    success({ up: null }),
  ]);
  const { client } = it;
  assert.deepEqual((await client.rules()).data, []);
  assert.deepEqual((await client.rules()).data[0]?.rules, []);
  assert.deepEqual((await client.alerts()).data, []);
  assert.deepEqual((await client.targets()).data, { activeTargets: [], droppedTargets: [] });
  assert.deepEqual((await client.exemplars('x', RANGE)).data, []);
  assert.deepEqual((await client.exemplars('x', RANGE)).data[0]?.exemplars, []);
  assert.deepEqual((await client.series({ match: ['x'] })).data, []);
  assert.deepEqual((await client.labels()).data, []);
  assert.deepEqual((await client.labelValues('x')).data, []);
  assert.deepEqual((await client.metadata()).data, { up: [] });
});

test('a list that is not there is no empty list', async () => {
  await using it = await serve([success({})]);
  await assert.rejects(it.client.rules(), /"data\.groups" is wrong/);
  await assert.rejects(it.client.alerts(), /"data\.alerts" is wrong/);
  await assert.rejects(it.client.targets(), /"data\.activeTargets" is wrong/);
});

test('an error of an exemplar query has the query', async () => {
  await using it = await serve([failure(400, 'bad_data', 'x')]);
  await assert.rejects(it.client.exemplars('up{', RANGE), { query: 'up{' });
});
