import type { Mark, MarkKind } from '@flink-metrics/sdk/internal/flink-core';

/** Marks that are too close to be drawn apart. */
export interface MarkGroup {
  /** px of the plot */
  readonly x: number;
  /** Unix ms, of its first and last mark. */
  readonly first: number;
  readonly last: number;
  /** The most serious first. */
  readonly kinds: readonly MarkCount[];
}

export interface MarkCount {
  readonly kind: MarkKind;
  readonly count: number;
}

/** The straight way from times to px. */
export interface TimeScale {
  readonly start: number;
  readonly end: number;
  readonly left: number;
  readonly right: number;
}

const bySeriousness: readonly MarkKind[] = ['restart', 'failed-checkpoint', 'deploy'];

/** The marks inside the scale, by time, at most `width` px of them to a group. */
export function groupMarks(
  marks: readonly Mark[],
  scale: TimeScale,
  width: number,
): readonly MarkGroup[] {
  const msPerPx = (scale.end - scale.start) / (scale.right - scale.left);
  if (!Number.isFinite(msPerPx) || msPerPx <= 0) return [];
  const inside = marks
    .filter(({ time }) => time >= scale.start && time <= scale.end)
    .sort((one, other) => one.time - other.time);
  const groups: Mark[][] = [];
  for (const mark of inside) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group !== undefined && first !== undefined && mark.time - first.time <= width * msPerPx) {
      group.push(mark);
    } else {
      groups.push([mark]);
    }
  }
  return groups.map((group) => {
    const [first = 0, last = 0] = [group[0]?.time, group.at(-1)?.time];
    const x = scale.left + ((first + last) / 2 - scale.start) / msPerPx;
    return { x, first, last, kinds: countMarks(group) };
  });
}

/** How many there are of each kind, the most serious first. */
export const countMarks = (marks: readonly Pick<Mark, 'kind' | 'count'>[]): readonly MarkCount[] =>
  bySeriousness.flatMap((kind) => {
    const ofKind = marks.filter((mark) => mark.kind === kind);
    const count = ofKind.reduce((sum, mark) => sum + mark.count, 0);
    return count === 0 ? [] : [{ kind, count }];
  });
