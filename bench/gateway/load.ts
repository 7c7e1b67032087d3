import { Agent, get } from 'node:http';
import { cpuTime } from '../../test/support/operating-system.ts';
import { type Server, TOKEN } from './servers.ts';

export interface Answered {
  readonly status: number;
  /** On the wire. */
  readonly bytes: number;
  readonly etag: string | undefined;
}

export interface Load {
  /** Wall time of all requests, ms. */
  readonly elapsed: number;
  /** Processor time of the measured processes, ms. */
  readonly cpu: readonly number[];
  /** Each request's time, ms, in ascending order. */
  readonly times: readonly number[];
  readonly last: Answered;
}

/** One request, in the token's name. */
export function ask(
  url: string,
  agent: Agent,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { authorization: `Bearer ${TOKEN}`, ...headers } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, bytes, etag: response.headers.etag });
      });
      response.on('error', reject);
    }).on('error', reject);
  });
}

/** So many requests, so many at once, with what they cost these processes. */
export async function load(
  requests: number,
  atOnce: number,
  urlOf: (index: number) => string,
  measured: readonly Pick<Server, 'pid'>[],
  headers: Readonly<Record<string, string>> = {},
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const before = measured.map(({ pid }) => cpuTime(pid));
  const times: number[] = [];
  let next = 0;
  let last: Answered = { status: 0, bytes: 0, etag: undefined };
  const worker = async () => {
    while (next < requests) {
      const began = performance.now();
      last = await ask(urlOf(next++), agent, headers);
      if (last.status !== 200 && last.status !== 304) throw new Error(`Status ${last.status}.`);
      times.push(performance.now() - began);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: atOnce }, worker));
  const elapsed = performance.now() - began;
  const cpu = measured.map(({ pid }, index) => cpuTime(pid) - (before[index] ?? 0));
  agent.destroy();
  return { elapsed, cpu, times: times.sort((a, b) => a - b), last };
}

export const percentile = ({ times }: Load, share: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
