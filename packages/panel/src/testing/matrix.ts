import {
  createColorScale,
  type StyledSeries,
  styleSeries,
} from '@flink-metrics/sdk/internal/chart-format';
import type { Matrix, Series } from '@flink-metrics/sdk/prometheus';

export const start = Date.UTC(2026, 2, 1, 10);
export const step = 15_000;

/** A series of a sample every `step` ms from `start` on. */
export function series(labels: Readonly<Record<string, string>>, ...values: number[]): Series {
  return {
    labels,
    times: Float64Array.from(values, (_, index) => start + index * step),
    values: Float64Array.from(values),
  };
}

/** Series as a chart draws them, in one colour, named by their label `name`. */
export const styled = (matrix: Matrix, color = '#000000'): readonly StyledSeries[] =>
  styleSeries(matrix, {
    palette: [color],
    colors: createColorScale(1),
    label: ({ name }) => name ?? '',
  });

/** What an attacker would name a task, a job or a pod. */
export const hostileNames: readonly string[] = [
  '<img src=x onerror="globalThis.hacked = true">',
  '"><script>globalThis.hacked = true</script>',
  'invoice\u202Egnp.exe',
  '🧨'.repeat(20),
  'x'.repeat(5000),
  'javascript:globalThis.hacked = true',
];
