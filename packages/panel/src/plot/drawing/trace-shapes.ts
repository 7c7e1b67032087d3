import type { Trace } from '@flink-metrics/sdk/internal/chart-plot';
import type { Scale } from './axes.ts';
import type { Pen } from './elements.ts';

/** Part of a trace without a gap: from one sample's index up to before another's. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/**
 * Where a trace has samples that are to be joined.
 * @param step of the range query, ms
 */
export function runs({ times, values }: Pick<Trace, 'times' | 'values'>, step: number): Run[] {
  const found: Run[] = [];
  let from = -1;
  for (let index = 0; index < times.length; index += 1) {
    const gap = index > 0 && at(times, index) - at(times, index - 1) > 1.5 * step;
    const present = Number.isFinite(values[index]);
    if (from >= 0 && (gap || !present)) {
      found.push({ from, to: index });
      from = -1;
    }
    if (from < 0 && present) from = index;
  }
  if (from >= 0) found.push({ from, to: times.length });
  return found;
}

/** The line through a trace's samples; one that is alone is a dot. */
export function drawLine(pen: Pen, trace: Trace, scale: Scale, step: number): void {
  for (const run of runs(trace, step)) {
    if (run.to - run.from === 1) drawDot(pen, trace, scale, run.from);
    else drawTop(pen, trace, scale, run);
  }
}

/** The area between a trace and what it stands on. */
export function drawArea(pen: Pen, trace: Trace, scale: Scale, step: number): void {
  const { base, times } = trace;
  for (const run of runs(trace, step)) {
    drawTop(pen, trace, scale, run);
    for (let index = run.to - 1; index >= run.from; index -= 1) {
      pen.lineTo(scale.x(at(times, index)), scale.y(base === null ? 0 : at(base, index)));
    }
    pen.closePath();
  }
}

/** A bar a sample, as wide as most of a step. */
export function drawBars(pen: Pen, trace: Trace, scale: Scale, step: number): void {
  const { base, times, values } = trace;
  const width = Math.max(1, BAR_SHARE * (scale.x(step) - scale.x(0)));
  for (let index = 0; index < times.length; index += 1) {
    if (!Number.isFinite(values[index])) continue;
    const bottom = scale.y(base === null ? 0 : at(base, index));
    const top = scale.y(at(values, index));
    pen.rect(scale.x(at(times, index)) - width / 2, top, width, bottom - top);
  }
}

const BAR_SHARE = 0.8;

function drawTop(pen: Pen, trace: Trace, scale: Scale, { from, to }: Run): void {
  const { mark, times, values } = trace;
  let y = scale.y(at(values, from));
  pen.moveTo(scale.x(at(times, from)), y);
  for (let index = from + 1; index < to; index += 1) {
    const x = scale.x(at(times, index));
    if (mark === 'step') pen.lineTo(x, y);
    y = scale.y(at(values, index));
    pen.lineTo(x, y);
  }
}

/** px */
const DOT = 1.5;

function drawDot(pen: Pen, { times, values }: Trace, scale: Scale, index: number): void {
  const half = DOT / 2;
  pen.rect(scale.x(at(times, index)) - half, scale.y(at(values, index)) - half, DOT, DOT);
}

const at = (array: Float64Array, index: number): number => array[index] ?? Number.NaN;
