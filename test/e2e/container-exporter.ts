import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { RunningProcess } from '../support/child-process.ts';
import { listening } from '../support/listening.ts';

/** A process that plays the one container of a pod. */
export interface Container {
  readonly namespace: string;
  readonly pod: string;
  readonly process: RunningProcess;
  /** What its cluster's Prometheus adds to all it has. */
  readonly above: Readonly<Record<string, string>>;
}

export interface ContainerExporter extends AsyncDisposable {
  /** `127.0.0.1:<port>`, serving /metrics. */
  readonly address: string;
}

/** The unit of times in /proc/<pid>/stat: fixed for what user space sees on every Linux in use. */
const TICKS_PER_SECOND = 100;

const CONTAINER = 'flink-main-container';

/**
 * cAdvisor's metrics without Kubernetes: measures running processes in Linux's /proc and serves the numbers under
 * cAdvisor's names and labels. As in pods with `hostNetwork`, the network is the whole host's.
 */
export async function startContainerExporter(
  containers: readonly Container[],
): Promise<ContainerExporter> {
  const server = createServer(async (_request, response) => {
    const texts = await Promise.all(containers.map((container) => measure(container)));
    response.setHeader('content-type', 'text/plain; version=0.0.4');
    response.end(texts.join(''));
  });
  return listening(server);
}

/** Nothing for a process that has ended. */
async function measure(container: Container): Promise<string> {
  const { pid } = container.process.child;
  if (pid === undefined) return '';
  try {
    const [cpu, memory, network] = await Promise.all([
      cpuSeconds(pid),
      memoryBytes(pid),
      networkBytes(pid),
    ]);
    const pod = { namespace: container.namespace, pod: container.pod, ...container.above };
    const own = { ...pod, container: CONTAINER };
    return [
      sample('container_cpu_usage_seconds_total', own, cpu),
      sample('container_memory_usage_bytes', own, memory.usage),
      sample('container_memory_working_set_bytes', own, memory.workingSet),
      ...network.flatMap(({ name, received, sent }) => [
        sample('container_network_receive_bytes_total', { ...pod, interface: name }, received),
        sample('container_network_transmit_bytes_total', { ...pod, interface: name }, sent),
      ]),
    ].join('');
  } catch {
    return '';
  }
}

function sample(name: string, labels: Readonly<Record<string, string>>, value: number): string {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}=${JSON.stringify(text)}`);
  return `${name}{${pairs.join(',')}} ${value}\n`;
}

async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The second field is the name in parentheses, which may hold spaces; utime and stime are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Usage is what is resident; the working set leaves out file pages, which the kernel can take back. */
async function memoryBytes(pid: number): Promise<{ usage: number; workingSet: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const bytes = (field: string): number => {
    const kibibytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
    if (kibibytes === undefined) throw new Error(`/proc/${pid}/status has no ${field}.`);
    return Number(kibibytes) * 1024;
  };
  const usage = bytes('VmRSS');
  return { usage, workingSet: usage - bytes('RssFile') };
}

async function networkBytes(
  pid: number,
): Promise<{ name: string; received: number; sent: number }[]> {
  const table = await readFile(`/proc/${pid}/net/dev`, 'utf8');
  return table
    .split('\n')
    .slice(2)
    .filter((line) => line.includes(':'))
    .map((line) => {
      const [name = '', ...counters] = line.replace(':', ' ').trim().split(/\s+/);
      return { name, received: Number(counters[0]), sent: Number(counters[8]) };
    });
}
