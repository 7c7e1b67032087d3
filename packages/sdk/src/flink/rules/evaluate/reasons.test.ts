import assert from 'node:assert/strict';
import { test } from 'node:test';
import { max } from '../../../promql/index.ts';
import { kubernetes } from '../../deployment/deployment.ts';
import { flink } from '../../metrics/generated/flink.ts';
import { isNewer, oldestPossible } from './flink-version.ts';
import { reasonsFor } from './reasons.ts';

const having = (...metrics: readonly string[]) => ({ ...kubernetes, metrics });
const restarts = 'flink_jobmanager_job_numRestarts';
const runningTime = 'flink_jobmanager_job_runningTime';

test('versions are compared by their numbers', () => {
  assert.ok(isNewer('1.10', '1.9'));
  assert.ok(isNewer('2.0', '1.20'));
  assert.ok(!isNewer('1.15', '1.15'));
  assert.equal(oldestPossible([restarts, runningTime]), '1.15');
  assert.equal(oldestPossible(['up', 'my_metric']), null);
});

test('a metric that is missing says why', () => {
  const writes = max(flink.operator.rocksdb.isWriteStopped());
  assert.deepEqual(
    reasonsFor(writes, having(restarts)).map(({ kind }) => kind),
    ['off'],
  );
  const last = max(flink.job.lastCheckpointCompletedTimestamp());
  assert.deepEqual(reasonsFor(last, having(runningTime)), [
    {
      kind: 'too-old',
      metric: 'flink_jobmanager_job_lastCheckpointCompletedTimestamp',
      since: '2.0',
    },
  ]);
  assert.deepEqual(reasonsFor(max(flink.job.numRestarts()), having(runningTime)), [
    { kind: 'missing', metric: restarts },
  ]);
});

test('metrics that are there, or that nobody looked for, had no sample', () => {
  const measure = max(flink.job.numRestarts());
  assert.deepEqual(reasonsFor(measure, having(restarts)), [{ kind: 'no-sample' }]);
  assert.deepEqual(reasonsFor(measure, kubernetes), [{ kind: 'no-sample' }]);
});
