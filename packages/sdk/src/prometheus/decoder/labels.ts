import type { Labels } from '../data/matrix.ts';
import { Byte } from './byte.ts';
import type { ByteCursor } from './byte-cursor.ts';

/** An object of nothing but strings. */
export function readLabels(cursor: ByteCursor): Labels {
  const labels: Record<string, string> = {};
  cursor.take(Byte.openBrace);
  if (cursor.peek() === Byte.closeBrace) {
    cursor.position++;
    return labels;
  }
  for (;;) {
    const name = cursor.string();
    cursor.take(Byte.colon);
    setLabel(labels, name, cursor.string());
    if (cursor.peek() !== Byte.comma) break;
    cursor.position++;
  }
  cursor.take(Byte.closeBrace);
  return labels;
}

function setLabel(labels: Record<string, string>, name: string, value: string): void {
  // A legal label name, and the one that plain assignment loses.
  if (name === '__proto__') {
    Object.defineProperty(labels, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else labels[name] = value;
}
