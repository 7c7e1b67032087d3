import type { Labels } from '@flink-metrics/sdk/prometheus';
import type { DeployedJob } from './job-model.ts';
import { sanitise } from './job-spec.ts';
import { chance, hexadecimal } from './random.ts';
import type { Pod, Span } from './timeline.ts';

/** Something that is scraped, or a part of it: series with the same labels and the same life. */
export interface Subject extends Span {
  /** All labels but the name. */
  readonly labels: Labels;
  /** Series of one target are scraped at one time. */
  readonly target: string;
}

/** A JVM of the job's cluster, in its pod. */
export interface FlinkProcess extends Subject {
  readonly kind: 'jobmanager' | 'taskmanager';
  readonly deployed: DeployedJob;
  /** What the scrape adds to the labels that Flink itself writes. */
  readonly targetLabels: Labels;
  readonly podName: string;
  readonly ip: string;
  readonly host: string;
  /** Which TaskManager this is, from 0. */
  readonly slot: number;
  /** What chance is drawn from. */
  readonly id: string;
  readonly heapMax: number;
  readonly cores: number;
  /** CPU seconds used since it started. */
  cpuSeconds(time: number): number;
  /** Bytes of heap allocated since it started. */
  allocated(time: number): number;
}

/** CPU seconds and allocated bytes a second, of a process that only waits. */
const IDLE = { cores: 0.04, allocation: 1.5 * 2 ** 20 };
/** Cores that a TaskManager uses on top at the mean load. */
const WORKING_CORES = 0.75;
/** Heap allocated for each byte of a record on its way. */
const ALLOCATION = 9;

export function jobManager(deployed: DeployedJob): FlinkProcess {
  const { job, index } = deployed;
  const name = `${job.spec.cluster}-${hexadecimal(10, job.id, 'replica', index)}-${hexadecimal(5, job.id, 'pod', index)}`;
  // Without high availability this is the service's name, sanitised.
  const host = sanitise(`${job.spec.cluster}.${job.spec.namespace}`);
  return process(deployed, 'jobmanager', 0, name, deployed, 0, host);
}

const started = new WeakMap<DeployedJob, readonly FlinkProcess[]>();

export function taskManagers(deployed: DeployedJob): readonly FlinkProcess[] {
  const known = started.get(deployed) ?? podsOf(deployed);
  started.set(deployed, known);
  return known;
}

const podsOf = (deployed: DeployedJob): FlinkProcess[] =>
  deployed.pods.filter(({ from, to }) => from < to).map((pod) => taskManager(deployed, pod));

function taskManager(deployed: DeployedJob, pod: Pod): FlinkProcess {
  const { job } = deployed;
  const name = `${job.spec.cluster}-taskmanager-1-${pod.number}`;
  const share = 1 / job.spec.taskManagers;
  return process(deployed, 'taskmanager', pod.slot, name, pod, share, undefined);
}

function process(
  deployed: DeployedJob,
  kind: FlinkProcess['kind'],
  slot: number,
  podName: string,
  { from, to }: Span,
  share: number,
  serviceHost: string | undefined,
): FlinkProcess {
  const { job } = deployed;
  const { spec } = job;
  const id = `${job.id}/${podName}/${from}`;
  const ip = `10.244.${1 + Math.floor(6 * chance(id, 'node'))}.${2 + Math.floor(250 * chance(id, 'ip'))}`;
  const host = serviceHost ?? sanitise(ip);
  const own = kind === 'taskmanager' ? { host, tm_id: sanitise(podName) } : { host };
  const instance = `${ip}:9249`;
  const targetLabels = { namespace: spec.namespace, pod: podName, job: 'flink-pods', instance };
  const records = (time: number) => share * (deployed.taken(time) - deployed.taken(from));
  const seconds = (time: number) => (time - from) / 1000;
  return {
    kind,
    deployed,
    podName,
    ip,
    host,
    slot,
    id,
    from,
    to,
    labels: { ...own, ...targetLabels },
    targetLabels,
    target: instance,
    heapMax: kind === 'taskmanager' ? spec.heap : 1_024 * 2 ** 20,
    cores: kind === 'taskmanager' ? 2 : 1,
    cpuSeconds: (time) =>
      IDLE.cores * seconds(time) +
      (WORKING_CORES * spec.taskManagers * records(time)) / spec.recordsPerSecond,
    allocated: (time) =>
      IDLE.allocation * seconds(time) + ALLOCATION * spec.bytesPerRecord * records(time),
  };
}

/** Cores in use, over the last seconds. */
export const coresInUse = (process: FlinkProcess, time: number): number =>
  (process.cpuSeconds(time) - process.cpuSeconds(time - 10_000)) / 10;
