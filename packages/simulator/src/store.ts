import type { Labels } from '@flink-metrics/sdk/prometheus';
import { createJob, type DeployedJob } from './cluster/job-model.ts';
import type { JobSpec } from './cluster/job-spec.ts';
import type { Subject } from './cluster/process.ts';
import { chance } from './cluster/random.ts';
import type { Scenario, Span } from './cluster/timeline.ts';
import { METRIC_NAME } from './evaluate/labels.ts';
import { acceptsLabels } from './evaluate/matchers.ts';
import type { LabelPredicate, Points, SeriesStore, StoredSeries } from './evaluate/series.ts';
import { type Fault, withFaults } from './faults/fault.ts';
import type { Family } from './metrics/family.ts';
import { eachGroup, type MetricGroup } from './metrics/groups.ts';

export interface StoreOptions {
  readonly jobs: readonly JobSpec[];
  readonly seed: number;
  readonly scenario: Scenario | undefined;
  /** What goes wrong beside it, in all jobs. */
  readonly faults: readonly Fault[];
  /** Milliseconds between the samples of a series. */
  readonly scrapeInterval: number;
  /** The last and the first moment that there is anything of (ms). */
  readonly now: () => number;
  readonly retention: number;
}

export interface SimulatedStore extends SeriesStore {
  /** `# TYPE` of each metric. */
  readonly types: ReadonlyMap<string, Family<Subject>['type']>;
  /** The values of a label on the series that `select` gives, without making them one by one. */
  labelValues(
    name: string,
    predicates: readonly LabelPredicate[],
    from: number,
    to: number,
  ): Set<string>;
  labelNames(predicates: readonly LabelPredicate[], from: number, to: number): Set<string>;
}

/** Series of a make-believe cluster: nothing is kept, each sample is worked out when it is asked for. */
export function createSimulatedStore(options: StoreOptions): SimulatedStore {
  const jobs = options.jobs.map((spec) => createJob(spec, options.seed, options.scenario));
  const types = new Map<string, Family<Subject>['type']>();
  const groups: FindReports[] = [];
  eachGroup((group) => {
    const families = withAdded(group.families, options.faults);
    groups.push(reportsOf({ ...group, families }, options));
    for (const { name, type } of families) types.set(name, type);
  });

  const find: SeriesFinder = (predicates, from, to) => {
    const newest = options.now();
    const span = { from: Math.max(from, newest - options.retention), to: Math.min(to, newest) };
    if (span.from > span.to) return [];
    const namespaces = predicates.filter(({ name }) => name === 'namespace');
    const deployments = jobs
      .filter(({ spec }) => namespaces.every(({ accepts }) => accepts(spec.namespace)))
      .flatMap((job) => job.deployments(span));
    return groups.flatMap((reports) => reports(predicates, deployments, span));
  };

  return {
    types,
    select: (predicates, from, to) => find(predicates, from, to).flatMap(({ series }) => series()),
    labelValues: (name, predicates, from, to) => {
      const values = new Set<string>();
      for (const { labels, names } of find(predicates, from, to)) {
        const value = labels[name];
        if (name === METRIC_NAME) for (const metric of names) values.add(metric);
        else if (value !== undefined && value !== '') values.add(value);
      }
      return values;
    },
    labelNames: (predicates, from, to) => {
      const names = new Set<string>();
      for (const { labels } of find(predicates, from, to)) {
        names.add(METRIC_NAME);
        for (const [name, value] of Object.entries(labels)) if (value !== '') names.add(name);
      }
      return names;
    },
  };
}

/** Families, and those that a fault makes appear beside them. */
function withAdded<S extends Subject>(
  families: readonly Family<S>[],
  faults: readonly Fault[],
): readonly Family<S>[] {
  const added = faults.flatMap(({ adds = {} }) => Object.entries(adds));
  const beside = families.flatMap((family) =>
    added
      .filter(([, { like }]) => like === family.name)
      .map(
        ([name, { value, labels }]): Family<S> => ({
          ...family,
          name,
          ...(labels !== undefined && { variants: [labels] }),
          value: (subject, time, variant) =>
            value({
              time,
              from: subject.from,
              labels: subject.labels,
              valueAt: (at) => family.value(subject, at, variant) ?? Number.NaN,
            }),
        }),
      ),
  );
  return beside.length === 0 ? families : [...families, ...beside];
}

/** What one subject reports under one set of labels: several metrics, and a series for each. */
interface Report {
  /** Without `__name__`. */
  readonly labels: Labels;
  readonly names: readonly string[];
  readonly series: () => StoredSeries[];
}

type SeriesFinder = (predicates: readonly LabelPredicate[], from: number, to: number) => Report[];

type FindReports = (
  predicates: readonly LabelPredicate[],
  deployments: readonly DeployedJob[],
  span: Span,
) => Report[];

function reportsOf<S extends Subject>(
  { families, subjects }: MetricGroup<S>,
  options: StoreOptions,
): FindReports {
  // Subjects outlive a query, and their series with them: most queries ask for what was asked for before.
  const kept = new WeakMap<S, Map<Family<S>, readonly StoredSeries[]>>();
  const seriesOf = (subject: S, family: Family<S>): readonly StoredSeries[] => {
    const ofSubject = kept.get(subject) ?? new Map<Family<S>, readonly StoredSeries[]>();
    kept.set(subject, ofSubject);
    const known =
      ofSubject.get(family) ??
      (family.variants ?? [plain]).map((variant) => series(subject, family, variant, options));
    ofSubject.set(family, known);
    return known;
  };
  return (predicates, deployments, span) => {
    const named = predicates.filter(({ name }) => name === METRIC_NAME);
    const others = predicates.filter(({ name }) => name !== METRIC_NAME);
    const wanted = families.filter(({ name }) => named.every(({ accepts }) => accepts(name)));
    if (wanted.length === 0) return [];
    const sets = byVariants(wanted);
    return (
      deployments
        .flatMap((deployed) => subjects(deployed, span))
        // Most of a job that restarted a thousand times are over: told by two comparisons.
        .filter(({ from, to }) => from <= span.to && to >= span.from)
        .filter((subject) => scrapes(subject, span, options).length > 0)
        .flatMap((subject) =>
          sets.flatMap(({ variants, families: own }) =>
            variants
              .map((variant, index) => ({ labels: labelsOf(subject, variant), index }))
              .filter(({ labels }) => acceptsLabels(others, labels))
              .map(({ labels, index }) => ({
                labels,
                names: own.map(({ name }) => name),
                series: () => own.flatMap((family) => seriesOf(subject, family)[index] ?? []),
              })),
          ),
        )
    );
  };
}

const plain: Labels = {};

const labelsOf = (subject: Subject, variant: Labels): Labels =>
  variant === plain ? subject.labels : { ...subject.labels, ...variant };

/** Families with the same variants share their label sets. */
function byVariants<S extends Subject>(
  families: readonly Family<S>[],
): { variants: readonly Labels[]; families: Family<S>[] }[] {
  const alike = families.filter(({ variants }) => variants === undefined);
  const varied = families.flatMap((family) =>
    family.variants === undefined ? [] : [{ variants: family.variants, families: [family] }],
  );
  return alike.length === 0 ? varied : [{ variants: [plain], families: alike }, ...varied];
}

const phases = new Map<string, number>();

function phaseOf(target: string): number {
  const known = phases.get(target) ?? chance(target);
  phases.set(target, known);
  return known;
}

/** When a subject is scraped within a span, each target at a time of its own within the interval. */
function scrapes(
  { target, from, to }: Subject,
  span: Span,
  { scrapeInterval, now, retention }: StoreOptions,
): { first: number; last: number; length: number } {
  const newest = now();
  const phase = Math.floor(scrapeInterval * phaseOf(target));
  const atOrBefore = (time: number) =>
    Math.floor((time - phase) / scrapeInterval) * scrapeInterval + phase;
  const first = atOrBefore(Math.max(span.from, from, newest - retention) - 1) + scrapeInterval;
  const last = atOrBefore(Math.min(span.to, newest));
  const lastAlive = Math.min(last, atOrBefore(to - 1));
  return { first, last, length: Math.max(0, (lastAlive - first) / scrapeInterval + 1) };
}

function series<S extends Subject>(
  subject: S,
  family: Family<S>,
  variant: Labels,
  options: StoreOptions,
): StoredSeries {
  const labels = labelsOf(subject, variant);
  const usual = (time: number) => family.value(subject, time, variant);
  const { faults } = options;
  const valueAt = (time: number) =>
    faults.length === 0
      ? usual(time)
      : withFaults(faults, family.name, labels, subject.from, time, usual);
  return {
    labels: { [METRIC_NAME]: family.name, ...labels },
    samples: (from, to): Points => {
      const { first, length } = scrapes(subject, { from, to }, options);
      const times: number[] = [];
      const values: number[] = [];
      for (let index = 0; index < length; index++) {
        const time = first + index * options.scrapeInterval;
        const value = valueAt(time);
        if (value === undefined) continue;
        times.push(time);
        values.push(value);
      }
      return { times, values };
    },
    // What a scrape does not find any more is marked stale: only the very last one counts.
    latest: (from, to) => {
      const { first, last: time } = scrapes(subject, { from, to }, options);
      if (time < first || time >= subject.to) return undefined;
      const value = valueAt(time);
      return value === undefined ? undefined : { time, value };
    },
  };
}
