import { parseValue } from '../data/numbers.ts';
import { Byte } from './byte.ts';
import type { ByteCursor } from './byte-cursor.ts';

/** A sample `[seconds, "value"]` in any form JSON allows; its time in ms. */
export function readSample(cursor: ByteCursor): { time: number; value: number } {
  cursor.take(Byte.openBracket);
  const { time, text } = readTimedText(cursor);
  const value = parseValue(text);
  if (value === undefined) throw cursor.malformed(`${JSON.stringify(text)} is no sample value`);
  return { time, value };
}

/** What follows the bracket of `[seconds, "text"]`; its time in ms. */
export function readTimedText(cursor: ByteCursor): { time: number; text: string } {
  const time = readTime(cursor);
  cursor.take(Byte.comma);
  const text = cursor.string();
  cursor.take(Byte.closeBracket);
  return { time, text };
}

/** Seconds, as ms. */
export function readTime(cursor: ByteCursor): number {
  const seconds = cursor.value();
  if (typeof seconds !== 'number') throw cursor.malformed('A time that is no number before here,');
  return Math.round(seconds * 1000);
}
