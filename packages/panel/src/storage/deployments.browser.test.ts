import { kubernetes } from '@flink-metrics/sdk/flink';
import { assert } from 'chai';
import { knownOf } from '../store/state/known-deployments.ts';
import { deploymentsBehind } from './deployments.ts';

const known = knownOf(kubernetes);
const key = 'flink-metrics-deployments/%2Fapi';

afterEach(() => localStorage.removeItem(key));

it('is there for the next page of the same endpoint, and no other', () => {
  deploymentsBehind('/api').keep('shop', known);
  assert.deepEqual(deploymentsBehind('/api').of('shop'), known);
  assert.isNull(deploymentsBehind('/api').of('bank'));
  assert.isNull(deploymentsBehind('/other').of('shop'));
});

it('keeps the latest namespaces, and forgets what it is told to', () => {
  const deployments = deploymentsBehind('/api');
  for (let one = 0; one < 25; one++) deployments.keep(`n${one}`, known);
  const next = deploymentsBehind('/api');
  assert.isNull(next.of('n4'));
  assert.deepEqual(next.of('n5'), known);
  next.forget('n24');
  assert.isNull(deploymentsBehind('/api').of('n24'));
  assert.deepEqual(deploymentsBehind('/api').of('n23'), known);
});

const { pod, ...withoutPod } = known;
const hostile: Readonly<Record<string, string>> = {
  'no JSON': '{',
  'no list': '{"shop":1}',
  'a list of no pairs': '[1,null,["shop"],[{},{}]]',
  'a part that is missing': JSON.stringify([['shop', withoutPod]]),
  'a part too many': JSON.stringify([['shop', { ...known, metrics: [] }]]),
  'a part of another shape': JSON.stringify([['shop', { ...known, process: 'pod' }]]),
  'a pattern to run': JSON.stringify([
    [
      'shop',
      {
        ...known,
        above: [{ label: 'pod', values: [], onContainers: false, within: '(.+?)(a+)+$' }],
      },
    ],
  ]),
};

for (const [what, text] of Object.entries(hostile)) {
  it(`knows nothing by ${what}`, () => {
    localStorage.setItem(key, text);
    const deployments = deploymentsBehind('/api');
    assert.isNull(deployments.of('shop'));
    deployments.keep('shop', known);
    assert.deepEqual(deploymentsBehind('/api').of('shop'), known);
  });
}

it('knows until the page is left what cannot be stored', () => {
  const above = [{ label: 'pod', values: ['a'], onContainers: false, within: '(.+?)-x' }];
  const deployments = deploymentsBehind('/api');
  deployments.keep('shop', { ...known, above });
  assert.deepEqual(deployments.of('shop')?.above, above);
  assert.isNull(deploymentsBehind('/api').of('shop'));
});
