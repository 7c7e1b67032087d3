import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** The kernel's own numbers, of Linux; tests that need them are skipped elsewhere. */
export const hasProc = process.platform === 'linux';

const LISTEN = '0A';
const TIME_WAIT = '06';

/** Connections on loopback to this port that the side which opened them has not closed. */
export function connectionsTo(port: number): number {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(
      ([, , remote, state]) =>
        remote?.endsWith(suffix) === true && state !== LISTEN && state !== TIME_WAIT,
    ).length;
}

/** Resident memory of a process, in bytes. */
export function residentMemory(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (line === undefined) throw new Error(`/proc/${pid}/status does not tell the memory.`);
  return Number(line) * 1024;
}

/** Waits until it is so. @throws {Error} with the last value after `timeout` ms */
export async function eventually<T>(
  measure: () => T,
  isSo: (value: T) => boolean,
  timeout: number,
): Promise<T> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const value = measure();
    if (isSo(value)) return value;
    if (performance.now() > deadline)
      throw new Error(`Still ${String(value)} after ${timeout} ms.`);
    await setTimeout(20);
  }
}

/** Linux counts it in hundredths of a second for every program, whatever its own tick is. */
const MS_PER_TICK = 10;

/** Processor time that a process has used so far, in ms. */
export function cpuTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}
