let context: CanvasRenderingContext2D | null = null;
const known = new Map<string, number>();

/** Entries of the cache: the axes of a page have many texts in common. */
const MOST_KNOWN = 2000;

/** px of a text in a CSS font. */
export function textWidth(text: string, font: string): number {
  const key = `${font}\n${text}`;
  let width = known.get(key);
  if (width === undefined) {
    context ??= document.createElement('canvas').getContext('2d');
    if (context === null) return 0;
    context.font = font;
    width = context.measureText(text).width;
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, width);
  }
  return width;
}
