import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createColorScale } from '@flink-metrics/sdk/internal/chart-format';
import { withFewColors } from './few-colors.ts';

test('nine series differ in three colours', () => {
  const labels = Array.from({ length: 9 }, (_, index) => ({ tm_id: `tm ${index}` }));
  const styles = withFewColors(createColorScale(9), 3).assign(labels);
  assert.equal(new Set(styles.map(({ color, stroke }) => `${color} ${stroke}`)).size, 9);
  assert.ok(styles.every(({ color }) => color < 3));
});

test('four tasks of which two things are shown differ too', () => {
  const labels = ['a', 'b', 'c', 'd'].flatMap((task_name) =>
    ['busy', 'idle'].map((series) => ({ task_name, series })),
  );
  const styles = withFewColors(createColorScale(10), 3).assign(labels);
  assert.equal(new Set(styles.map(({ color, stroke }) => `${color} ${stroke}`)).size, 8);
  assert.ok(styles.every(({ color }) => color < 3));
});
