import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** How many tests of one runner passed, failed and were left out. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const noTests: TestCounts = { passed: 0, failed: 0, skipped: 0 };

export function addCounts(a: TestCounts, b: TestCounts): TestCounts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}

/** The line that continuous integration reads: `12 passed, 0 failed`, with `, 1 skipped` where there are any. */
export function formatCounts({ passed, failed, skipped }: TestCounts): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

/**
 * Runs a test runner that writes its {@link TestCounts} as JSON to the file it is given. A runner that
 * ends with an error but counted no failure (a crash, a file that does not load) counts as one failure.
 */
export async function countTests(
  folder: string,
  runner: (countsFile: string) => Promise<number>,
): Promise<TestCounts> {
  const file = join(folder, 'counts.json');
  await rm(file, { force: true });
  const code = await runner(file);
  const counts = await readFile(file, 'utf8').then(
    (text): TestCounts => ({ ...noTests, ...(JSON.parse(text) as Partial<TestCounts>) }),
    () => noTests,
  );
  const crashed = code !== 0 && counts.failed === 0;
  const empty = code === 0 && counts.passed === 0;
  return crashed || empty ? addCounts(counts, { ...noTests, failed: 1 }) : counts;
}
