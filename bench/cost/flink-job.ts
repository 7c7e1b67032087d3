import { lookup, sections } from '@flink-metrics/sdk/flink';
import { type Expr, visit } from '@flink-metrics/sdk/promql';
import { rocksdbNames } from '../../test/support/rocksdb-names.ts';

/** A generated job of ten tasks, of two operators each. */
export interface GeneratedJob {
  readonly namespace: string;
  readonly parallelism: number;
  /** Before Flink 1.20: no series shows where it runs but those of its subtasks. */
  readonly before120?: true;
  /** What it reports. @defaultValue all that the sections read of Flink */
  readonly metrics?: readonly string[];
}

export interface Samples {
  /** Unix time in s. */
  readonly start: number;
  readonly end: number;
  /** In s. */
  readonly interval: number;
}

const TASKS = 10;
const SLOTS = 4;
type Labels = Readonly<Record<string, string>>;
type Series = readonly [name: string, labels: Labels];

/** Every name has the series of all jobs, one after the other; text in pieces, since a string cannot hold it all. */
export function* jobSamples(jobs: readonly GeneratedJob[], time: Samples): Generator<string> {
  const series = jobs
    .flatMap((job) => [...seriesOf(job)])
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  for (const [index, [name, labels]] of series.entries()) {
    const text = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
    const head = `${name}{${text.join(',')}}`;
    let lines = '';
    for (let at = time.start; at <= time.end; at += time.interval) {
      lines += `${head} ${valueAt(name, index, at)} ${at}\n`;
    }
    yield lines;
  }
}

const ofContainers =
  /(_total|numRecords(In|Out)|Errors|Time|Total|bytes_(read|written)|block_cache_(hit|miss))$/;

const counters = new Map<string, boolean>();

/** As the catalog knows; asked for each sample. */
function isCounter(name: string): boolean {
  const known = counters.get(name);
  if (known !== undefined) return known;
  const found = lookup(name);
  const is =
    ofContainers.test(name) || (found.type === 'family' && found.family.measure === 'counter');
  counters.set(name, is);
  return is;
}

/** Counters grow by a number of their own, so that an answer tells whose series it is of. */
function valueAt(name: string, index: number, at: number): number {
  if (name.endsWith('Watermark')) return at * 1000 - index;
  return isCounter(name) ? (at - 1_699_000_000) * (index % 97) : (index % 97) + (at % 7);
}

type NamesOf = (scope: string) => readonly string[];

function* seriesOf(generated: GeneratedJob): Generator<Series> {
  const { namespace, parallelism, before120, metrics } = generated;
  const own = metrics === undefined ? shown : namesByScope(metrics);
  const names: NamesOf = (scope) => own.get(scope) ?? [];
  const workers = Array.from(
    { length: Math.ceil(parallelism / SLOTS) },
    (_, n) => `etl-taskmanager-1-${n + 1}`,
  );
  const leader = 'etl-5d4f8c9b7d-x2k4z';
  const target = (pod: string) => ({ namespace, pod, job: 'flink', instance: `${pod}:9249` });
  const job = { job_id: '2d1f3c5b7a9e4d6c8b0a1f2e3d4c5b6a', job_name: 'orders' };
  for (const name of names('jobmanager')) yield [name, { ...target(leader), host: leader }];
  for (const name of names('jobmanager_job')) {
    yield [name, { ...target(leader), host: leader, ...job }];
  }
  for (const pod of [leader, ...workers]) yield* containerSeries(namespace, pod, names);
  for (const [number, pod] of workers.entries()) {
    const labels = { ...target(pod), host: `10.0.0.${number}`, tm_id: pod };
    for (const name of names('taskmanager')) yield [name, labels];
    if (before120 !== true) {
      yield ['flink_taskmanager_job_fileMerging_logicalFileCount', { ...labels, ...job }];
    }
    for (let slot = 0; slot < SLOTS; slot++) {
      const subtask = number * SLOTS + slot;
      if (subtask < parallelism) yield* subtaskSeries({ ...labels, ...job }, subtask, names);
    }
  }
}

function* subtaskSeries(own: Labels, subtask: number, names: NamesOf): Generator<Series> {
  for (let task = 0; task < TASKS; task++) {
    const ofTask = {
      ...own,
      task_id: `cbc357ccb763df2852fee8c4fc7d55f${task}`,
      task_name: `Task_${task}`,
      subtask_index: String(subtask),
      task_attempt_num: '0',
    };
    for (const name of names('task')) yield [name, ofTask];
    for (const operator of [0, 1]) {
      const ofOperator = {
        ...ofTask,
        operator_id: `${task}${operator}`,
        operator_name: `Operator_${task}_${operator}`,
      };
      for (const name of names('operator')) {
        if (isReported(name, task, operator)) yield [name, ofOperator];
      }
    }
  }
}

/** Sources read first, sinks write last, and some tasks between have state and windows. */
function isReported(name: string, task: number, operator: number): boolean {
  if (
    /Kafka(Source|Consumer)|pendingRecords|watermarkLag|source|EmitEventTime|InErrors/.test(name)
  ) {
    return task === 0 && operator === 0;
  }
  if (/KafkaProducer|SendErrors|OutErrors/.test(name)) return task === TASKS - 1 && operator === 1;
  if (/rocksdb|State|LateRecords/.test(name)) return task >= 3 && task < 6 && operator === 0;
  return true;
}

function* containerSeries(namespace: string, pod: string, names: NamesOf): Generator<Series> {
  const own = { namespace, pod };
  const main = { ...own, container: 'flink-main-container' };
  for (const name of names('container')) {
    if (name.startsWith('container_network_')) yield [name, { ...own, interface: 'eth0' }];
    else if (name.endsWith('_resource_limits')) {
      for (const resource of ['cpu', 'memory']) yield [name, { ...main, resource }];
    } else {
      yield [name, main];
      if (name.startsWith('container_')) yield [name, { ...own, container: '' }];
    }
  }
}

/** Names of collectors and of latency markers, which are off by default, are left out. */
export function selectedBy(queries: readonly Expr[]): readonly string[] {
  const all = new Set<string>();
  for (const query of queries) {
    visit(query, (expr) => {
      if (expr.type === 'selector' && expr.name !== undefined) all.add(expr.name);
    });
  }
  return [...all];
}

const shown = namesByScope([
  ...rocksdbNames,
  ...selectedBy(sections.flatMap(({ charts }) => charts.map(({ query }) => query))),
]);

function namesByScope(all: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = [...new Set(all)].flatMap((name) => {
    const known = lookup(name);
    return known.type === 'family' && known.family.removedIn === undefined
      ? [[name, known.family.scope] as const]
      : [];
  });
  return new Map(
    [...new Set(found.map(([, scope]) => scope))].map((scope) => [
      scope,
      found.filter(([, own]) => own === scope).map(([name]) => name),
    ]),
  );
}
