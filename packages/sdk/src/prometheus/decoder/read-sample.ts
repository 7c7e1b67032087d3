import { parseValue } from '../value.ts';
import { Byte } from './byte.ts';
import type { Cursor } from './cursor.ts';

/** A sample `[seconds, "value"]` in any form JSON allows; its time in ms. */
export function readSample(cursor: Cursor): { time: number; value: number } {
  cursor.take(Byte.openBracket);
  const { time, text } = readTimedText(cursor);
  const value = parseValue(text);
  if (value === undefined) throw cursor.malformed(`${JSON.stringify(text)} is no sample value`);
  return { time, value };
}

/** What follows the bracket of `[seconds, "text"]`; its time in ms. */
export function readTimedText(cursor: Cursor): { time: number; text: string } {
  const time = readTime(cursor);
  cursor.take(Byte.comma);
  const text = cursor.string();
  cursor.take(Byte.closeBracket);
  return { time, text };
}

/** Seconds, as ms. */
export function readTime(cursor: Cursor): number {
  const seconds = cursor.value();
  if (typeof seconds !== 'number') throw cursor.malformed('A time that is no number before here,');
  return Math.round(seconds * 1000);
}
