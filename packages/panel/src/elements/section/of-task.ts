import type { Matrix } from '@flink-metrics/sdk/prometheus';

/** The same as long as they are asked for of the same: a chart draws what is new. */
const known = new WeakMap<Matrix, { readonly task: string; readonly matrix: Matrix }>();

/** The series of one task, and those of no task. */
export function ofTask(matrix: Matrix | null, task: string): Matrix | null {
  if (matrix === null || task === '') return matrix;
  let found = known.get(matrix);
  if (found?.task !== task) {
    found = { task, matrix: matrix.filter(({ labels }) => (labels.task_name ?? task) === task) };
    known.set(matrix, found);
  }
  return found.matrix;
}
