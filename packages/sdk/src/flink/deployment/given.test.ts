import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pushgateway } from './deployment.ts';
import { checkDeployment } from './given.ts';
import { needsOf } from './requests.ts';

test('a description and its parts are taken', () => {
  for (const given of [
    {},
    pushgateway,
    { pod: null, process: ['a', 'b'] },
    { above: [{ label: 'cluster', values: ['east'], onContainers: true }] },
    { copies: [{ prefix: 'flink_', label: 'job', values: ['a', 'b'], take: null }] },
    { process: undefined },
  ]) {
    checkDeployment(given);
  }
});

test('what is none is refused with what it has to be', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic.process = cyclic;
  for (const [given, message] of [
    ['pod', /A deployment has to be an object, not "pod"/],
    [null, /an object, not null/],
    [[], /an object, not \[\]/],
    [{ proces: ['pod'] }, /has no "proces": its parts are namespace, pod, .*doubts/],
    [{ __proto__: null, toString: 1 }, /has no "toString"/],
    [{ process: 'pod' }, /deployment\.process has to be a list of names of labels, .*not "pod"/],
    [{ process: [] }, /deployment\.process/],
    [{ process: [1] }, /deployment\.process/],
    [{ namespace: null }, /deployment\.namespace has to be the name of a label/],
    [{ pushed: 'yes' }, /deployment\.pushed has to be true or false, not "yes"/],
    [{ witnesses: { job: null } }, /deployment\.witnesses has to be \{ job, membership, task \}/],
    [
      { above: ['cluster'] },
      /deployment\.above has to be a list of \{ label, values, onContainers \}/,
    ],
    [{ above: [{ label: 'pod', values: [], onContainers: false, within: '(' }] }, /above/],
    [{ metrics: 'up' }, /deployment\.metrics/],
    [{ recorded: [''] }, /deployment\.recorded/],
    [cyclic, /deployment\.process .*not \[object Object\]/],
  ] as const) {
    assert.throws(() => checkDeployment(given), { name: 'TypeError', message });
  }
});

test('nothing is asked for that is given', () => {
  const none = { names: false, now: false, before: false, recorded: false };
  assert.deepEqual(needsOf(pushgateway), none);
  assert.deepEqual(needsOf({}), { names: true, now: true, before: true, recorded: true });
  const { metrics: _, witnesses: __, ...labels } = pushgateway;
  assert.deepEqual(needsOf(labels), { ...none, names: true, before: true });
  const { recorded: ____, ...known } = pushgateway;
  assert.deepEqual(needsOf(known), { ...none, recorded: true });
  assert.deepEqual(needsOf({ ...labels, witnesses: pushgateway.witnesses }), {
    ...none,
    names: true,
  });
  const { sanitized: ___, ...rest } = pushgateway;
  assert.deepEqual(needsOf(rest), { ...none, now: true });
});
