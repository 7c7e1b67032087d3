let context: CanvasRenderingContext2D | null = null;
const known = new Map<string, number>();

/** Axes of one page say much the same; what was measured long ago may be measured again. */
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
