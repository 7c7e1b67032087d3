import type { TimeSpan } from '../../events.ts';

/** A stretch being dragged over, px of the plot. */
export interface Selection {
  readonly from: number;
  readonly to: number;
}

interface SelectionOptions {
  readonly timeAt: (x: number) => number | null;
  readonly change: (selection: Selection | null) => void;
  readonly choose: (span: TimeSpan) => void;
}

/** Less is a click with a trembling hand. */
const SHORTEST_PX = 6;

/** What to do on `pointerdown`: follows the pointer until it is let go, wherever that is. Escape gives up. */
export function pointerSelection({ timeAt, change, choose }: SelectionOptions) {
  return (down: PointerEvent) => {
    const plot = down.currentTarget;
    if (!(plot instanceof HTMLElement) || down.button !== 0 || down.pointerType === 'touch') return;
    if (timeAt(down.offsetX) === null) return;
    plot.setPointerCapture(down.pointerId);
    const from = down.offsetX;
    const stop = new AbortController();
    const { signal } = stop;
    const end = () => {
      stop.abort();
      change(null);
    };
    const wide = (x: number) => Math.abs(x - from) >= SHORTEST_PX;
    plot.addEventListener(
      'pointermove',
      ({ offsetX }) => change(wide(offsetX) ? { from, to: offsetX } : null),
      { signal },
    );
    plot.addEventListener(
      'pointerup',
      ({ offsetX }) => {
        end();
        const inside = Math.min(plot.clientWidth, Math.max(0, offsetX));
        const span = [timeAt(from), timeAt(inside)];
        const [start, finish] = span.map((time) => Math.round(time ?? 0)).sort((a, b) => a - b);
        if (!wide(offsetX) || span.includes(null) || !start || !finish) return;
        choose({ start, end: finish });
      },
      { signal },
    );
    plot.addEventListener('pointercancel', end, { signal });
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && end(), { signal });
  };
}
