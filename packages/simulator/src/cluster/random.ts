/**
 * A number of 0 ≤ x < 1 that depends on its arguments only (FNV-1a, then murmur3's finish): what stands for
 * chance here, so that any moment of the past comes out the same whenever it is asked for.
 */
export function chance(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of parts.join('\u0000')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return finish(hash);
}

function finish(mixed: number): number {
  let hash = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

const hashes = new Map<string, number>();

/** Between -1 and 1, another every `period` ms. */
export function jitter(id: string, time: number, period = 15_000): number {
  let hash = hashes.get(id);
  if (hash === undefined) {
    hash = Math.floor(chance(id) * 2 ** 32);
    hashes.set(id, hash);
  }
  return 2 * finish(hash ^ Math.imul(Math.floor(time / period), 0x9e3779b1)) - 1;
}

/** Lower-case hexadecimal digits, as ids and container names have. */
export function hexadecimal(digits: number, ...parts: readonly (string | number)[]): string {
  let text = '';
  for (let block = 0; text.length < digits; block++)
    text += Math.floor(chance('hex', block, ...parts) * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  return text.slice(0, digits);
}
