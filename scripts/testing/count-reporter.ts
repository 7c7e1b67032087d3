import { writeFile } from 'node:fs/promises';
import type { TestEvent } from 'node:test/reporters';
import type { TestCounts } from './counts.ts';

/** A reporter for `node --test` that writes {@link TestCounts} as JSON to the file named by TEST_COUNTS. */
export default async function* countReporter(
  source: AsyncIterable<TestEvent>,
): AsyncGenerator<string> {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const event of source) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    if (event.data.details.type === 'suite') continue;
    if (event.data.skip !== undefined || event.data.todo !== undefined) counts.skipped++;
    else if (event.type === 'test:pass') counts.passed++;
    else counts.failed++;
  }
  const file = process.env.TEST_COUNTS;
  if (file !== undefined) await writeFile(file, JSON.stringify(counts satisfies TestCounts));
  yield '';
}
