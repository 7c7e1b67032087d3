const SLOTS = 1_024;
const LONGEST = 64;

/**
 * Strings seen before, found by their bytes: label names and most label values come again and again, and making
 * a string from bytes costs as much as ten samples.
 */
export class StringTable {
  readonly #slots: string[] = new Array(SLOTS).fill('');

  /** The string that the UTF-8 bytes from `start` to `end` spell; `make` is asked the first time. */
  find(bytes: Uint8Array, start: number, end: number, make: () => string): string {
    const length = end - start;
    if (length === 0 || length > LONGEST) return make();
    const slot = hash(bytes, start, end) & (SLOTS - 1);
    const seen = this.#slots[slot] ?? '';
    if (seen.length === length && spells(bytes, start, seen)) return seen;
    const text = make();
    // Only ASCII, whose bytes are its characters, is found again.
    if (text.length === length) this.#slots[slot] = text;
    return text;
  }
}

function hash(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
  return hash ^ (hash >>> 10);
}

function spells(bytes: Uint8Array, start: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== bytes[start + i]) return false;
  return true;
}
