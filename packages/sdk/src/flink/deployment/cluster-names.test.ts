import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterIn, clusterMatchers, groupsOfCluster, podsOfCluster } from './cluster-names.ts';

const pods = { label: 'pod', within: podsOfCluster };

test('what Kubernetes and Flink make of a cluster’s name', () => {
  for (const [pod, cluster] of [
    ['etl-5d4f8c9b7d-x2k4z', 'etl'],
    ['etl-b-5d4f8c9b7d-x2k4z', 'etl-b'],
    ['etl-b-taskmanager-1-12', 'etl-b'],
    ['etl-2-taskmanager-1-12', 'etl-2'],
    ['etl-jobmanager-5d4f8c9b7d-x2k4z', 'etl'],
    ['etl-taskmanager-7f9c5b6d48-abcde', 'etl'],
    ['etl-jobmanager-0', 'etl'],
    ['etl-0', 'etl'],
    ['etl-2-0', 'etl-2'],
    ['etl', ''],
    ['10.0.0.1', ''],
    ['', ''],
  ] as const) {
    assert.equal(clusterIn({ pod }, pods), cluster, pod);
  }
  assert.equal(clusterIn({ app: 'etl' }, { label: 'app' }), 'etl');
});

test('the reporter of a Pushgateway ends its name at random', () => {
  const groups = { label: 'job', within: groupsOfCluster };
  assert.equal(clusterIn({ job: `flink-a${'0f'.repeat(16)}` }, groups), 'flink-a');
  assert.equal(clusterIn({ job: 'flink-a' }, groups), '');
});

test('a cluster’s series are matched by its name as it is, and no other’s', () => {
  const above = [
    { ...pods, values: [], onContainers: false },
    { label: 'app', values: [], onContainers: false },
  ];
  const [ofPods, ofApp] = clusterMatchers({ pod: 'etl', app: 'a.b' }, { above }, []);
  assert.deepEqual(ofApp, { name: 'app', op: '=', value: 'a.b' });
  assert.equal(ofPods?.op, '=~');
  const pattern = new RegExp(`^(?:${ofPods?.value})$`);
  for (const pod of ['etl-5d4f8c9b7d-x2k4z', 'etl-taskmanager-1-1']) assert.match(pod, pattern);
  for (const pod of ['etl-b-5d4f8c9b7d-x2k4z', 'etl-b-taskmanager-1-1', 'xetl-0']) {
    assert.doesNotMatch(pod, pattern);
  }
  const [odd] = clusterMatchers({ pod: 'a.b$&' }, { above }, []);
  assert.ok(odd?.value.startsWith('a\\.b\\$&(?:-'));
});

test('a cluster without the label of the others is told from them by that', () => {
  const above = [
    { label: 'cluster', values: ['east'], onContainers: false },
    { label: 'region', values: ['eu'], onContainers: false },
    { ...pods, values: ['etl'], onContainers: false },
  ];
  const beside = [{ cluster: 'east', pod: 'etl' }, {}];
  assert.deepEqual(clusterMatchers({}, { above }, beside), [
    { name: 'cluster', op: '=', value: '' },
  ]);
  assert.deepEqual(clusterMatchers({}, { above }, [{}]), []);
});
