import { lookup } from '@flink-metrics/sdk/flink';
import type { Labels } from '@flink-metrics/sdk/prometheus';
import { type Expr, visit } from '@flink-metrics/sdk/promql';
import { type Case, DAY, HOUR, NOON, orders } from '../../../bench/diagnosis/case.ts';
import { scenarioEvents } from '../../../packages/simulator/src/scenario.ts';
import {
  createSimulatedStore,
  type SimulatedStore,
} from '../../../packages/simulator/src/store.ts';

/** Between two samples, as of the simulated scrapes: rules are the same at half of the usual, and promtool twice as fast. */
export const INTERVAL = 30_000;

/** One series on a grid; a value that is missing is undefined. */
export interface Timeline {
  readonly labels: Labels;
  readonly values: readonly (number | undefined)[];
}

export interface Grid {
  /** Unix ms. */
  readonly start: number;
  readonly points: number;
}

export const pointAt = ({ start }: Grid, time: number): number =>
  Math.ceil((time - start) / INTERVAL);

/** The cluster of a case, going on for hours after its noon. */
export function storeOf({ job = orders, scenario, faults = [] }: Case): SimulatedStore {
  const well = { deployedAt: [NOON - 3 * DAY], incidents: [] };
  return createSimulatedStore({
    jobs: [job],
    seed: 1,
    scenario: typeof scenario === 'string' ? scenarioEvents(scenario, NOON) : (scenario ?? well),
    faults,
    scrapeInterval: INTERVAL,
    retention: 30 * DAY,
    now: () => NOON + 4 * HOUR,
  });
}

/** Every series that an expression selects by its name. */
export function timelinesOf(store: SimulatedStore, expr: Expr, grid: Grid): readonly Timeline[] {
  const end = grid.start + (grid.points - 1) * INTERVAL;
  const accepts = namesIn(expr);
  return store
    .select([{ name: '__name__', accepts }], grid.start - INTERVAL, end)
    .map(({ labels, samples }) => {
      const values: (number | undefined)[] = Array.from({ length: grid.points });
      const { times, values: own } = samples(grid.start - INTERVAL + 1, end);
      times.forEach((time, index) => {
        values[pointAt(grid, time)] = own[index];
      });
      return { labels, values };
    })
    .filter(({ values }) => values.some((value) => value !== undefined));
}

function namesIn(expr: Expr): (name: string) => boolean {
  const patterns: RegExp[] = [];
  visit(expr, (one) => {
    if (one.type !== 'selector') return;
    const byName = one.matchers.find(({ name }) => name === '__name__');
    if (one.name !== undefined) patterns.push(new RegExp(`^${one.name}$`));
    else if (byName !== undefined) patterns.push(new RegExp(`^(?:${byName.value})$`));
  });
  return (name) => patterns.some((pattern) => pattern.test(name));
}

const keyOf = (labels: Labels): string => JSON.stringify(Object.entries(labels).sort());
export const isCounter = ({ __name__: name = '' }: Labels): boolean => {
  const found = lookup(name);
  return found.type === 'family' && found.family.measure === 'counter';
};

/** One course of events up to a point, and another from then on. A counter goes on from where it was. */
export function spliced(
  before: readonly Timeline[],
  after: readonly Timeline[],
  at: number,
): readonly Timeline[] {
  const later = new Map(after.map((one) => [keyOf(one.labels), one]));
  const joined = before.map(({ labels, values }): Timeline => {
    const next = later.get(keyOf(labels));
    later.delete(keyOf(labels));
    const last = values[at - 1];
    const base = next?.values[at - 1];
    const gap = isCounter(labels) && last !== undefined && base !== undefined ? last - base : 0;
    return {
      labels,
      values: values.map((value, index) => {
        if (index < at) return value;
        const other = next?.values[index];
        return other === undefined ? undefined : other + gap;
      }),
    };
  });
  const only = [...later.values()].map(({ labels, values }) => ({
    labels,
    values: values.map((value, index) => (index < at ? undefined : value)),
  }));
  return [...joined, ...only];
}

/** By how much the values of a metric move where its clock does, in their unit for so many ms. */
export function shiftOf(name: string, ms: number): number {
  if (name === 'push_time_seconds') return ms / 1000;
  const found = lookup(name);
  if (found.type === 'custom') return 0;
  if (found.family.unit === 'timestamp_ms') return ms;
  return found.family.unit === 'timestamp_s' ? ms / 1000 : 0;
}

/** Sentinels stay what they are. */
export const shifted = (value: number, shift: number): number =>
  value > 0 && value < 9e18 ? value + shift : value;

/** A job that fails and recovers within a minute: its tasks are new attempts, and count from nothing. */
export function restarted(timelines: readonly Timeline[], at: number): readonly Timeline[] {
  const gone = 3;
  return timelines.flatMap(({ labels, values }): readonly Timeline[] => {
    const { __name__: name = '' } = labels;
    if (/_job_(running|up)[tT]ime$/.test(name)) {
      const since = (index: number) => Math.max(0, (index - at - gone) * INTERVAL);
      return [
        {
          labels,
          values: values.map((v, i) => (v === undefined || i < at ? v : Math.min(v, since(i)))),
        },
      ];
    }
    if (/_job_(numRestarts|fullRestarts)$/.test(name)) {
      return [{ labels, values: values.map((v, i) => (v === undefined || i < at ? v : v + 1)) }];
    }
    if (labels.task_attempt_id === undefined) return [{ labels, values }];
    const base = isCounter(labels) ? (values[at + gone] ?? 0) : 0;
    return [
      { labels, values: values.map((v, i) => (i < at ? v : undefined)) },
      {
        labels: { ...labels, task_attempt_id: 'another', task_attempt_num: '1' },
        values: values.map((v, i) => (v === undefined || i < at + gone ? undefined : v - base)),
      },
    ];
  });
}

export const isFlinks = ({ __name__: name = '' }: Labels): boolean => name.startsWith('flink_');

/**
 * As a Pushgateway has it: no pod, a group for each process, and the time of its last push. From some point on the
 * processes are gone, and what they pushed last stays.
 */
export function pushed(
  timelines: readonly Timeline[],
  grid: Grid,
  process: string,
  goneAt = Number.POSITIVE_INFINITY,
): readonly Timeline[] {
  const groups = new Set<string>();
  const own = timelines.flatMap(({ labels, values }): readonly Timeline[] => {
    const { pod, instance: _, job: __, container: ___, ...rest } = labels;
    if (pod === undefined || !isFlinks(labels)) return [];
    const job = `${process}-${pod}`;
    groups.add(job);
    return [{ labels: { ...rest, job }, values: frozen(values, goneAt) }];
  });
  const namespace = timelines[0]?.labels.namespace ?? '';
  const pushes = [...groups].map((job): Timeline => {
    const values = Array.from(
      { length: grid.points },
      (_, i) => grid.start / 1000 + (i * INTERVAL) / 1000,
    );
    return {
      labels: { __name__: 'push_time_seconds', job, namespace },
      values: frozen(values, goneAt),
    };
  });
  return [...own, ...pushes];
}

const frozen = (values: readonly (number | undefined)[], at: number) =>
  values.map((value, index) => (index < at ? value : values[at - 1]));

/** How far an expression looks back, ms. */
export function lookBack(expr: Expr): number {
  let longest = 0;
  visit(expr, (one) => {
    const range = 'range' in one && typeof one.range === 'number' ? one.range : 0;
    const offset = one.type === 'selector' && typeof one.offset === 'number' ? one.offset : 0;
    longest = Math.max(longest, range, offset);
  });
  return longest;
}
