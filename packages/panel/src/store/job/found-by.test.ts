import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnosis, finding } from '../../testing/diagnosis.ts';
import { foundBy } from './found-by.ts';

test('each chart knows what it shows, of what follows from a finding, too', () => {
  const late = finding({
    rule: 'barriers-late',
    severity: 'warning',
    evidence: [{ chart: 'checkpoint-duration' }, { chart: 'records-in' }],
  });
  const { byChart } = foundBy(diagnosis([finding({ effects: [late] })]));
  assert.deepEqual(
    [...byChart].map(([chart, found]) => [chart, found.map(({ rule }) => rule)]),
    [
      ['busiest-subtask', ['bottleneck']],
      ['records-in', ['bottleneck', 'barriers-late']],
      ['checkpoint-duration', ['barriers-late']],
    ],
  );
  assert.deepEqual(
    byChart.get('busiest-subtask')?.map(({ limit, until }) => [limit, until]),
    [[0.8, null]],
  );
  assert.equal(byChart.get('records-in')?.[0]?.limit, null);
});

test('a healthy job marks no chart', () => {
  assert.equal(foundBy(diagnosis([])).byChart.size, 0);
});
