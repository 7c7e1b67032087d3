import { setTimeout } from 'node:timers/promises';
import { residentMemory } from '../support/operating-system.ts';

const MIB = 1024 * 1024;
const LOOK_MS = 5_000;

/** MiB. */
interface Look {
  /** The process's pages, of the kernel. */
  readonly resident: number;
  /** V8's heap and the buffers outside it, with what is garbage. */
  readonly held: number;
}

/** What a process held in a part of the time: the least of all looks, which garbage is not part of. */
export interface Held extends Look {
  readonly minutes: number;
}

/** Looks at a gateway's memory, by the kernel and by its own `/metrics`, until `isOver`. */
export async function watchMemory(
  pid: number,
  metrics: string,
  isOver: () => boolean,
): Promise<readonly Look[]> {
  const looks: Look[] = [];
  while (!isOver()) {
    const text = await (await fetch(metrics)).text();
    const bytes = (name: string) =>
      Number(new RegExp(`^nodejs_${name}_bytes (\\S+)$`, 'm').exec(text)?.[1]);
    looks.push({
      resident: residentMemory(pid) / MIB,
      held: (bytes('heap_size_used') + bytes('external_memory')) / MIB,
    });
    await setTimeout(LOOK_MS);
  }
  return looks;
}

/** The time in so many parts of equal length. */
export function heldInParts(looks: readonly Look[], parts: number): Held[] {
  return Array.from({ length: parts }, (_, part) => {
    const own = looks.slice(
      Math.floor((part * looks.length) / parts),
      Math.floor(((part + 1) * looks.length) / parts),
    );
    return {
      minutes: ((part + 1) * looks.length * LOOK_MS) / parts / 60_000,
      resident: Math.min(...own.map(({ resident }) => resident)),
      held: Math.min(...own.map(({ held }) => held)),
    };
  });
}
