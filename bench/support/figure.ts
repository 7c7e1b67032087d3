/** One measured figure; it meets its goal where it is not above it. */
export interface Figure {
  readonly bench: string;
  readonly case: string;
  readonly value: number;
  readonly unit: string;
  /** Absent where the figure is there to compare with. */
  readonly goal?: number;
}

/** Prints a JSON line for each figure. With `--check`, ends the process with 1 where a goal is missed. */
export function report(figures: readonly Figure[]): void {
  for (const figure of figures) {
    process.stdout.write(`${JSON.stringify({ ...figure, value: round(figure.value) })}\n`);
  }
  if (!process.argv.includes('--check')) return;
  const missed = figures.filter(({ value, goal }) => goal !== undefined && !(value <= goal));
  for (const { case: name, value, goal } of missed) {
    process.stderr.write(`✖ ${name}: ${round(value)} is above the goal ${goal}\n`);
  }
  if (missed.length > 0) process.exitCode = 1;
}

const round = (value: number): number => Number(value.toPrecision(3));
