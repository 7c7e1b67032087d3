import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEnvelope } from './envelope.ts';

test('a success has its data and notes; keys of other servers are left out', () => {
  const body = { status: 'success', data: 7, warnings: ['w'], isPartial: false };
  assert.deepEqual(readEnvelope(body), {
    status: 'success',
    data: 7,
    warnings: ['w'],
    infos: [],
  });
});

test('VictoriaMetrics’s flag of a partial answer is a warning', () => {
  const envelope = readEnvelope({ status: 'success', isPartial: true });
  assert(envelope?.status === 'success');
  assert.match(envelope.warnings.join(), /^The answer is partial/);
});

test('an empty list may be null, as Go writes it', () => {
  assert.deepEqual(readEnvelope({ status: 'success', warnings: null, infos: null }), {
    status: 'success',
    data: undefined,
    warnings: [],
    infos: [],
  });
});

test('an error may keep its type and its words to itself', () => {
  assert.deepEqual(readEnvelope({ status: 'error' }), {
    status: 'error',
    errorType: 'unknown',
    error: '',
  });
});

test('what is no envelope', () => {
  const bodies = [
    undefined,
    null,
    'success',
    [],
    {},
    { status: 'ok' },
    { status: 'success', warnings: 'w' },
    { status: 'success', infos: [1] },
    { status: 'error', errorType: 422 },
    { status: 'error', error: null },
  ];
  for (const body of bodies) assert.equal(readEnvelope(body), undefined, JSON.stringify(body));
});
