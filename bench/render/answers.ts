import { seeded } from '../support/matrix-answer.ts';
import { CHARTS, POINTS, queryOf, SERIES, START, STEP } from './workload.ts';

/** The body of the answer to every chart's query. */
export const answers: ReadonlyMap<string, Buffer> = new Map(
  Array.from({ length: CHARTS }, (_, chart) => [queryOf(chart), answer(chart)] as const),
);

function answer(chart: number): Buffer {
  const random = seeded(chart);
  const result = Array.from({ length: SERIES }, (_, index) => ({
    metric: { subtask_index: String(index) },
    values: values(random),
  }));
  return Buffer.from(JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } }));
}

/** A rate that wanders, in as many digits as Prometheus writes. */
function values(random: () => number): [number, string][] {
  let value = 1000 * random();
  return Array.from({ length: POINTS }, (_, point) => {
    value = Math.max(0, value + 100 * (random() - 0.5));
    return [(START + point * STEP) / 1000, String(value)];
  });
}
