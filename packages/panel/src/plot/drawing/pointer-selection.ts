import type { TimeSpan } from '@flink-metrics/sdk/prometheus';

/** A stretch being dragged over, px of the plot. */
export interface Selection {
  readonly from: number;
  readonly to: number;
}

interface SelectionOptions {
  readonly timeAt: (x: number) => number | null;
  readonly change: (selection: Selection | null) => void;
  readonly choose: (span: TimeSpan) => void;
  /** The pointer went up where it came down, px of the plot. */
  readonly click: (x: number, y: number) => void;
}

/** A shorter drag is an unsteady click. */
const SHORTEST_PX = 6;

/** A shorter drag is a tap: a finger is broad, and rolls. */
const SHORTEST_BY_TOUCH_PX = 16;

/** A finger that rests this long before it moves reads values instead of selecting. */
const HOLD_MS = 400;

/**
 * Follows the pointer from a `pointerdown` until it is released, wherever that is. Escape cancels, and so does a
 * finger that scrolls the page, or that rested first.
 */
export function selectByPointer(
  down: PointerEvent,
  { timeAt, change, choose, click }: SelectionOptions,
): void {
  const plot = down.currentTarget;
  if (!(plot instanceof HTMLElement) || down.button !== 0 || !down.isPrimary) return;
  if (timeAt(down.offsetX) === null) return;
  plot.setPointerCapture(down.pointerId);
  const from = down.offsetX;
  const isTouch = down.pointerType === 'touch';
  let isDragged = false;
  const stop = new AbortController();
  const { signal } = stop;
  const end = () => {
    stop.abort();
    change(null);
  };
  const wide = (x: number) => Math.abs(x - from) >= (isTouch ? SHORTEST_BY_TOUCH_PX : SHORTEST_PX);
  plot.addEventListener(
    'pointermove',
    ({ offsetX, timeStamp }) => {
      const hasRested = isTouch && !isDragged && timeStamp - down.timeStamp > HOLD_MS;
      isDragged ||= wide(offsetX);
      if (isDragged && hasRested) end();
      else change(wide(offsetX) ? { from, to: offsetX } : null);
    },
    { signal },
  );
  plot.addEventListener(
    'pointerup',
    ({ offsetX, offsetY }) => {
      end();
      if (!isDragged && !wide(offsetX)) click(offsetX, offsetY);
      const inside = Math.min(plot.clientWidth, Math.max(0, offsetX));
      const span = [timeAt(from), timeAt(inside)];
      const [start, finish] = span.map((time) => Math.round(time ?? 0)).sort((a, b) => a - b);
      if (!wide(offsetX) || span.includes(null) || !start || !finish) return;
      choose({ start, end: finish });
    },
    { signal },
  );
  plot.addEventListener('pointercancel', end, { signal });
  const cancel = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // Of a drag that can be seen, and nothing else.
    if (isDragged && plot.isConnected) {
      event.preventDefault();
      event.stopPropagation();
    }
    end();
  };
  // Before anybody else: a host's dialog must not close of it.
  document.addEventListener('keydown', cancel, { signal, capture: true });
}
