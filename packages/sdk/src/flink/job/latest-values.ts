import type { Labels, QueryClient } from '../../prometheus/index.ts';
import {
  count,
  type Expr,
  type InstantVector,
  labelReplace,
  or,
  re,
  type Selector,
  selector,
} from '../../promql/index.ts';
import { sentinelOf } from '../catalog/sentinels.ts';
import { type InstantOptions, queryVector } from '../deployment/query.ts';
import type { JobScope } from '../scope/job-scope.ts';
import { scopeToJob } from '../scope/scope-query.ts';

/** One series at one time. */
export interface LatestValue {
  /** Of the metric, as Prometheus has it. */
  readonly name: string;
  /** All but the name. */
  readonly labels: Labels;
  /** When it was evaluated, Unix ms: the newest sample is at most five minutes older. */
  readonly time: number;
  /** As Flink sent it; a number that means "nothing yet" too, see {@link isMeasured}. */
  readonly value: number;
}

export interface LatestValues {
  /** By metric name; of metrics that fit into the limit whole. */
  readonly values: readonly LatestValue[];
  /** Series of the metrics that are wanted, but do not fit into the limit. */
  readonly more: number;
}

type Awaitable<T> = T | Promise<T>;

export interface LatestValuesOptions extends InstantOptions {
  /** Between two samples of one series, ms; a pusher silent for three of them is dead. */
  readonly interval: number;
  /** Series to fetch at most. @defaultValue 2,000 */
  readonly limit?: number | undefined;
  /** Which of the job's metrics are wanted, given all their names. @defaultValue all */
  readonly choose?: ((metrics: readonly string[]) => Awaitable<readonly string[]>) | undefined;
}

/**
 * Every metric of a job, its own ones and those of the processes that run it: catalogued or not, at one time. Counts
 * them first, so that a job of a hundred thousand series costs no more than the limit. Silent pushers are left out.
 * Five requests at most, where all metrics are wanted and fit; else one more for every 6,000 letters of their names.
 * @example
 * const { values, more } = await latestValues(client, scope, { interval: 15_000 });
 * for (const { name, labels, value } of values.filter(isMeasured)) console.log(name, labels, value);
 */
export async function latestValues(
  client: QueryClient,
  scope: JobScope,
  { interval, limit = 2000, choose = (metrics) => metrics, ...options }: LatestValuesOptions,
): Promise<LatestValues> {
  const scoped = (series: Selector): InstantVector =>
    // A selector stays a vector.
    scopeToJob(series, scope, { interval }) as Expr & InstantVector;
  const kinds = kindsOf(scope);

  const counted = await queryVector(
    client,
    kinds.map(({ series }) => countByName(scoped(series()))).reduce((one, other) => or(one, other)),
    options,
  );
  const sizes = new Map(counted.map(({ labels, value }) => [labels.metric ?? '', value]));
  const sizeOf = (name: string) => sizes.get(name) ?? 0;
  const wanted = await choose([...sizes.keys()].sort());
  const names = firstThatFit(wanted, sizeOf, limit);

  const vectors = await Promise.all(
    kinds
      .flatMap(({ isOne, series }) => {
        const own = names.filter(isOne);
        if (own.length === 0) return [];
        if (own.length === [...sizes.keys()].filter(isOne).length) return series();
        return spellable(own).map(series);
      })
      .map((series) => queryVector(client, scoped(series), options)),
  );
  const values = vectors
    .flat()
    .map(({ labels: { __name__: name = '', ...labels }, time, value }) => ({
      name,
      labels,
      time,
      value,
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .slice(0, limit);
  const total = wanted.reduce((sum, name) => sum + sizeOf(name), 0);
  return { values, more: Math.max(0, total - values.length) };
}

/** Whether a value is a measurement, and not Flink's word for "nothing yet" (`-1`, the end of time, NaN). */
export function isMeasured({ name, value }: Pick<LatestValue, 'name' | 'value'>): boolean {
  if (Number.isNaN(value)) return false;
  switch (sentinelOf(name)) {
    case 'watermark':
      return Math.abs(value) < 9e18;
    case 'negative':
      return value >= 0;
    case 'minus-one':
      return value !== -1;
    default:
      return true;
  }
}

interface Kind {
  readonly isOne: (name: string) => boolean;
  /** With these metrics; without any given, with all. */
  readonly series: (names?: readonly string[]) => Selector;
}

/** By whose they are, which decides how the job's own are found. A process's own series have no job's name. */
function kindsOf({ deployment }: JobScope): readonly Kind[] {
  return ['flink_jobmanager_', 'flink_taskmanager_'].flatMap((process): Kind[] => {
    const ofJob = `${process}job_`;
    return [
      {
        isOne: (name) => name.startsWith(ofJob),
        series: (names) => selector({ __name__: nameAfter(ofJob, names) }),
      },
      {
        isOne: (name) => name.startsWith(process) && !name.startsWith(ofJob),
        series: (names) =>
          selector({ __name__: nameAfter(process, names), [deployment.jobName]: '' }),
      },
    ];
  });
}

/** In brackets, which no sentinel's rule fits: several metrics are not filtered by what one of them means. */
const nameAfter = (prefix: string, names?: readonly string[]) =>
  re(`${prefix}(${names?.map((name) => name.slice(prefix.length)).join('|') ?? '.+'})`);

/** Told apart by the label `metric`: `or` compares all labels but the name. */
const countByName = (series: InstantVector): InstantVector =>
  labelReplace(count(series).by('__name__'), 'metric', '$1', '__name__', '(.*)');

/** Of the 16,384 characters that a gateway takes for a query; some are for what scopes it, and some proxies take 8,192. */
const SPELLED = 6_000;

/** Names in groups that are short enough for a query each. */
function spellable(names: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  let room = 0;
  for (const name of names) {
    room -= name.length + 1;
    if (room < 0) {
      groups.push([]);
      room = SPELLED - name.length - 1;
    }
    groups.at(-1)?.push(name);
  }
  return groups;
}

/** As many as fit whole; the first in any case. */
function firstThatFit(
  names: readonly string[],
  sizeOf: (name: string) => number,
  limit: number,
): readonly string[] {
  let room = limit;
  const end = names.findIndex((name, index) => {
    room -= sizeOf(name);
    return room < 0 && index > 0;
  });
  return end < 0 ? names : names.slice(0, end);
}
