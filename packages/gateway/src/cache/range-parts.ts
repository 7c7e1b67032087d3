import type { Grid } from '../upstream/upstream.ts';
import { type MatrixText, readMatrix, sliceMatrix, spliceMatrices } from './matrix-text.ts';

/** The part of a range query's answers that is kept: one for each query, step and grid. */
export interface RangePart {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly start: number;
  readonly end: number;
  /** When the newest of it was asked for, Unix ms. */
  readonly askedAt: number;
  /** When the oldest of it was. */
  readonly since: number;
}

export interface PartLimits {
  /** For so long an answer counts as new, ms. */
  readonly fresh: number;
  /** Samples may come so late, ms: what is younger was not final when it was asked for. */
  readonly overlap: number;
  /** After so long all is asked for again, ms: series are deleted, rules are filled in. */
  readonly longest: number;
}

/** What of a request is there: all, all before a point in time, or nothing. */
export type Plan =
  | { readonly kind: 'kept' }
  | { readonly kind: 'tail'; readonly from: number }
  | { readonly kind: 'whole' };

export function planOf(
  part: RangePart | undefined,
  { start, end, step }: Grid,
  now: number,
  { fresh, overlap, longest }: PartLimits,
): Plan {
  if (part === undefined || start < part.start || now - part.since > longest) {
    return { kind: 'whole' };
  }
  // The clock was put back: what is final by the part's own time is yet to come.
  if (part.askedAt - overlap > now) return { kind: 'whole' };
  const isFresh = now - part.askedAt <= fresh && now >= part.askedAt;
  const final = Math.min(part.end, isFresh ? part.end : part.askedAt - overlap);
  if (end <= final) return { kind: 'kept' };
  // The first point of the grid that is not final.
  const from = part.start + (Math.floor((final - part.start) / step) + 1) * step;
  return from <= start ? { kind: 'whole' } : { kind: 'tail', from };
}

/** Of two parts the one that leaves less of the range to ask for; the own where they leave the same. */
export function fresherPart(
  own: RangePart | undefined,
  others: RangePart | undefined,
  grid: Grid,
  now: number,
  limits: PartLimits,
): RangePart | undefined {
  const known = (part: RangePart | undefined) => {
    const plan = planOf(part, grid, now, limits);
    if (plan.kind === 'kept') return Number.POSITIVE_INFINITY;
    return plan.kind === 'tail' ? plan.from : Number.NEGATIVE_INFINITY;
  };
  return known(others) > known(own) ? others : own;
}

/** The asked part of what is kept; undefined where it cannot be taken apart. */
export function keptMatrix(part: RangePart, { start, end }: Grid): MatrixText | undefined {
  const matrix = readMatrix(part.bytes);
  return matrix === undefined ? undefined : sliceMatrix(matrix, start, end);
}

/**
 * All that is kept before the tail, and the tail. Undefined where one cannot be taken apart. Of the tail only what was
 * asked for: VictoriaMetrics moves a range to multiples of its step.
 */
export function withTail(
  part: RangePart,
  { start: from, end }: Pick<Grid, 'start' | 'end'>,
  tail: Uint8Array,
): MatrixText | undefined {
  const earlier = readMatrix(part.bytes);
  const later = readMatrix(tail);
  if (earlier === undefined || later === undefined) return undefined;
  return spliceMatrices(
    sliceMatrix(earlier, Number.NEGATIVE_INFINITY, from - 1),
    sliceMatrix(later, from, end),
  );
}
