import type { Unit } from '../definitions/unit.ts';
import { type Sentinel, sentinelOf } from './sentinels.ts';

/** Where in Flink a metric is registered, which says its labels; or who measures containers. */
export type FamilyScope = keyof typeof scopes;

/** The type inside Flink, which the exposition format does not tell: Flink exports counters and meters as gauges. */
export type FamilyKind = 'counter' | 'gauge' | 'meter' | 'histogram';

/**
 * What may honestly be done with the numbers of several series:
 * - `counter`: grows, so `rate()` first, then anything;
 * - `quantity`: parts of a whole, adds up;
 * - `level`: a share, a duration, a mean or a maximum: never a sum;
 * - `point`: a time, an offset or a number that names something: neither sum nor mean;
 * - `distribution`: quantiles of one series each, that nothing can merge.
 */
export type Measure = 'counter' | 'quantity' | 'level' | 'point' | 'distribution';

export type Semantics = 'cumulative' | 'instant' | 'rate' | 'distribution' | 'varies';

/** One metric, or the metrics of one pattern: a name's `<part>` is what varies. */
export interface MetricFamily {
  /** As Prometheus has it. */
  readonly name: string;
  readonly scope: FamilyScope;
  readonly kind: FamilyKind;
  readonly semantics: Semantics;
  readonly measure: Measure;
  readonly unit: Unit;
  /** Labels the reporter writes, without those of the scrape. */
  readonly labels: readonly string[];
  /** Labels that depend on a setting. */
  readonly optionalLabels: readonly string[];
  readonly group: string;
  /** First version; without a prefix, of Flink: `1.15`, `kafka-connector-3.1`, `operator-1.4`. */
  readonly since: string;
  /** First version without it. */
  readonly removedIn?: string;
  readonly deprecated: boolean;
  /** The family to use instead. */
  readonly replacedBy?: string;
  readonly sentinel: Sentinel | null;
  /** The option that turns it on; absent: always on. */
  readonly requires?: string;
  /** The whole name, where parts of it vary; a named group for each part. */
  readonly pattern?: RegExp;
}

const ofJob = ['host', 'tm_id', 'job_id', 'job_name'] as const;
const ofTask = [
  ...ofJob,
  'task_id',
  'task_name',
  'subtask_index',
  'task_attempt_id',
  'task_attempt_num',
] as const;
const ofResource = ['host', 'namespace', 'name', 'resourcens', 'resourcetype'] as const;

/** Prefix and labels of each scope. Source: `RT/metrics/scope/ScopeFormat.java` and `RT/metrics/groups`. */
export const scopes = {
  jobmanager: { prefix: 'flink_jobmanager_', labels: ['host'] },
  jobmanager_job: { prefix: 'flink_jobmanager_job_', labels: ['host', 'job_id', 'job_name'] },
  jobmanager_operator: {
    prefix: 'flink_jobmanager_job_operator_',
    labels: ['host', 'job_id', 'job_name', 'task_id', 'task_name', 'operator_id', 'operator_name'],
  },
  taskmanager: { prefix: 'flink_taskmanager_', labels: ['host', 'tm_id'] },
  taskmanager_job: { prefix: 'flink_taskmanager_job_', labels: ofJob },
  task: { prefix: 'flink_taskmanager_job_task_', labels: ofTask },
  operator: {
    prefix: 'flink_taskmanager_job_task_operator_',
    labels: [...ofTask, 'operator_id', 'operator_name'],
  },
  k8soperator: { prefix: 'flink_k8soperator_', labels: ['host', 'namespace', 'name'] },
  k8soperator_namespace: { prefix: 'flink_k8soperator_namespace_', labels: ofResource },
  k8soperator_resource: {
    prefix: 'flink_k8soperator_namespace_resource_',
    labels: [...ofResource, 'resourcename'],
  },
  container: { prefix: '', labels: ['namespace'] },
} as const satisfies Record<string, { prefix: string; labels: readonly string[] }>;

/** What a family has beyond the usual. */
export interface FamilyExtras {
  readonly labels?: readonly string[];
  /** Labels that the scope has and this family has not. */
  readonly without?: readonly string[];
  readonly optionalLabels?: readonly string[];
  readonly removedIn?: string;
  readonly deprecated?: true;
  readonly replacedBy?: string;
  readonly requires?: string;
  /** What a part of the name may be, where it is not any text. */
  readonly parts?: Readonly<Record<string, string>>;
}

/** A family as the generated table holds it; the name is what follows the scope's prefix. */
export type FamilyRow = readonly [
  scope: FamilyScope,
  name: string,
  kind: FamilyKind,
  semantics: Semantics,
  unit: Unit,
  group: string,
  since: string,
  extras?: FamilyExtras,
];

const anyText = '[a-zA-Z0-9:_]+';
const part = /<(\w+)>/g;

export function toFamily(row: FamilyRow): MetricFamily {
  const [scope, ownName, kind, semantics, unit, group, since, extras = {}] = row;
  const {
    labels = [],
    without = [],
    optionalLabels = [],
    deprecated = false,
    parts,
    ...rest
  } = extras;
  const name = scopes[scope].prefix + ownName;
  const ofScope: readonly string[] = scopes[scope].labels;
  const pattern = name.replace(part, (_, key: string) => `(?<${key}>${parts?.[key] ?? anyText})`);
  return {
    name,
    scope,
    kind,
    semantics,
    measure: measureOf(ownName, semantics, unit),
    unit,
    labels: [...ofScope.filter((label) => !without.includes(label)), ...labels],
    optionalLabels,
    group,
    since,
    deprecated,
    sentinel: sentinelOf(name),
    ...rest,
    ...(pattern !== name && { pattern: new RegExp(`^${pattern}$`) }),
  };
}

const points: ReadonlySet<Unit> = new Set(['timestamp_ms', 'timestamp_s', 'offset', 'none']);
const levels: ReadonlySet<Unit> = new Set([
  'ratio',
  'percent',
  'load',
  'ms',
  'ms/s',
  's',
  'us',
  'ns',
  'hertz',
]);
/** Maxima, minima, means, the newest of several, and what the slots of a TaskManager share. */
const notParts =
  /(^|_)(max|min|avg|mean)|(Max|Min|Avg)$|QueueLen$|^last|average|debloated|block_cache_|delayed_write|PerFetch$|bundleRatio|FanOut/;

/** The rule that decides what may be summed; see `Measure`. */
export function measureOf(name: string, semantics: Semantics, unit: Unit): Measure {
  if (semantics === 'cumulative') return 'counter';
  if (semantics === 'distribution') return 'distribution';
  if (levels.has(unit) || semantics === 'varies' || notParts.test(name)) return 'level';
  if (points.has(unit)) return 'point';
  return 'quantity';
}
