import type { Labels } from '@flink-metrics/sdk/prometheus';
import type { FlinkProcess, Subject } from './process.ts';
import { chance, hexadecimal } from './random.ts';

/** A cgroup as cAdvisor sees it: a container, or the whole of its pod. */
export interface Container extends Subject {
  readonly process: FlinkProcess;
  /** What of the pod's use falls to it. */
  readonly share: number;
  /** Memory limit in bytes. */
  readonly limit: number;
}

/** A pod's network belongs to its sandbox. */
export interface NetworkInterface extends Subject {
  readonly process: FlinkProcess;
}

/** A container as Kubernetes itself reports it. */
export interface PodStatus extends Subject {
  readonly process: FlinkProcess;
  readonly limit: number;
}

const MAIN_CONTAINER = 'flink-main-container';
const IMAGE = 'docker.io/library/flink:2.1-java17';
const PAUSE_IMAGE = 'registry.k8s.io/pause:3.10';
const GIBIBYTE = 2 ** 30;

/** The main container, the pause container, and the pod's total, which has no container's name. */
export function containersOf(process: FlinkProcess): Container[] {
  const { cgroup, target } = placeOf(process);
  const main = hexadecimal(64, process.id, 'container');
  const make = (container: string, id: string, image: string, name: string, share: number) => ({
    process,
    share,
    limit: container === MAIN_CONTAINER ? memoryLimit(process) : 0,
    from: process.from - 5_000,
    to: process.to,
    target,
    labels: {
      ...kubeletLabels(process),
      ...(container === '' ? {} : { container, image, name }),
      id,
    },
  });
  return [
    make('', cgroup, '', '', 1),
    make('POD', `${cgroup}/pause`, PAUSE_IMAGE, hexadecimal(64, process.id, 'pause'), 0),
    make(MAIN_CONTAINER, `${cgroup}/${main}`, IMAGE, main, 1),
  ];
}

export const networkOf = (process: FlinkProcess): NetworkInterface => ({
  process,
  from: process.from - 5_000,
  to: process.to,
  target: placeOf(process).target,
  labels: {
    ...kubeletLabels(process),
    interface: 'eth0',
    id: `${placeOf(process).cgroup}/pause`,
    image: PAUSE_IMAGE,
    name: hexadecimal(64, process.id, 'pause'),
  },
});

export const podStatusOf = (process: FlinkProcess): PodStatus => ({
  process,
  limit: memoryLimit(process),
  from: process.from - 10_000,
  to: process.to,
  target: 'kube-state-metrics',
  labels: {
    namespace: process.deployed.job.spec.namespace,
    pod: process.podName,
    container: MAIN_CONTAINER,
    uid: uidOf(process),
    node: placeOf(process).node,
    job: 'kube-state-metrics',
    instance: '10.244.0.9:8080',
  },
});

const memoryLimit = ({ heapMax }: FlinkProcess): number =>
  Math.ceil((2 * heapMax) / GIBIBYTE + 0.5) * GIBIBYTE;

const kubeletLabels = (process: FlinkProcess): Labels => ({
  namespace: process.deployed.job.spec.namespace,
  pod: process.podName,
  node: placeOf(process).node,
  job: 'kubelet',
  instance: placeOf(process).target,
});

function placeOf(process: FlinkProcess): { node: string; target: string; cgroup: string } {
  const number = 1 + Math.floor(3 * chance(process.id, 'node'));
  return {
    node: `node-${number}`,
    target: `10.0.0.${10 + number}:10250`,
    cgroup: `/kubepods/burstable/pod${uidOf(process)}`,
  };
}

function uidOf({ id }: FlinkProcess): string {
  const digits = hexadecimal(32, id, 'uid');
  return [8, 12, 16, 20, 32]
    .map((end, index, ends) => digits.slice(ends[index - 1] ?? 0, end))
    .join('-');
}
