import type { Mark, MarkKind } from '@flink-metrics/sdk/internal/flink-core';
import type { Matrix, Series } from '@flink-metrics/sdk/prometheus';

export const start = Date.UTC(2026, 2, 1, 10);
export const step = 15_000;
const count = 240;
export const end = start + (count - 1) * step;

/** A wave; `outage` leaves that share of the samples out. */
export function wave(
  name: string,
  phase: number,
  outage: readonly [number, number] = [1, 1],
): Series {
  const indexes = Array.from({ length: count }, (_, index) => index).filter(
    (index) => index / count < outage[0] || index / count > outage[1],
  );
  return {
    labels: { tm_id: name },
    times: Float64Array.from(indexes, (index) => start + index * step),
    values: Float64Array.from(
      indexes,
      (index) => 1e9 + 4e8 * Math.sin(index / 24 + phase) + 2e7 * Math.sin(index * phase),
    ),
  };
}

const taskManager = (index: number): string => `orders_taskmanager_1_${index + 1}`;

export const taskManagers = (many: number): Matrix =>
  Array.from({ length: many }, (_, index) => wave(taskManager(index), index / 3));

/** The same TaskManagers a day before, when they used less. */
export const yesterday = (many: number): Matrix =>
  taskManagers(many).map((series) => ({
    ...series,
    values: series.values.map((value) => value * 0.8 - 1e8),
  }));

/** Whether each has much in use, as 0 and 1. */
export const muchUsed = (many: number): Matrix =>
  taskManagers(many).map((series) => ({
    ...series,
    values: series.values.map((value) => (value > 1.1e9 ? 1 : 0)),
  }));

const mark = (kind: MarkKind, index: number, count = 1): Mark => ({
  kind,
  after: start + (index - 1) * step,
  time: start + index * step,
  count,
  jobId: 'a1b2',
});

/** Some alone, some too close to each other to be told apart. */
export const marks: readonly Mark[] = [
  mark('deploy', 20),
  mark('failed-checkpoint', 90, 2),
  mark('restart', 150),
  mark('restart', 151, 2),
  mark('failed-checkpoint', 152),
];
