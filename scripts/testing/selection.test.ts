import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { selectTests } from './selection.ts';

const suites = new Map([
  ['unit', ['packages/sdk/src/a.test.ts', 'packages/sdk/src/b/c.test.ts', 'scripts/d.test.ts']],
  ['types', []],
  ['browser', ['packages/panel/src/e.browser.test.ts', 'packages/panel/src/f.browser.test.ts']],
  ['firefox', ['packages/panel/src/e.browser.test.ts']],
]);

const select = (...args: string[]) => selectTests(args, suites);

test('without arguments, and by name, suites run whole and in their order', () => {
  assert.deepEqual(
    select(),
    ['unit', 'types', 'browser', 'firefox'].map((suite) => ({ suite, files: 'all' })),
  );
  assert.deepEqual(select('browser', 'unit', 'unit'), [
    { suite: 'unit', files: 'all' },
    { suite: 'browser', files: 'all' },
  ]);
});

test('a file runs in its suite, however its path is written', () => {
  const selected = [{ suite: 'unit', files: ['packages/sdk/src/a.test.ts'] }];
  assert.deepEqual(select('packages/sdk/src/a.test.ts'), selected);
  assert.deepEqual(select('./packages/sdk/../sdk/src/a.test.ts'), selected);
  assert.deepEqual(select(resolve('packages/sdk/src/a.test.ts')), selected);
});

test('a folder is the tests below it, and nothing runs twice', () => {
  assert.deepEqual(select('packages/sdk/src/b', 'packages/', 'packages/sdk/src/a.test.ts'), [
    { suite: 'unit', files: ['packages/sdk/src/a.test.ts', 'packages/sdk/src/b/c.test.ts'] },
    {
      suite: 'browser',
      files: ['packages/panel/src/e.browser.test.ts', 'packages/panel/src/f.browser.test.ts'],
    },
  ]);
});

test('a suite beside a path is where it runs', () => {
  assert.deepEqual(select('firefox', 'packages/panel'), [
    { suite: 'firefox', files: ['packages/panel/src/e.browser.test.ts'] },
  ]);
});

test('what cannot be run is refused by name', () => {
  assert.throws(() => select('units'), /"units" is no suite, no test file/);
  assert.throws(() => select('packages/sdk/sr'), /"packages\/sdk\/sr" is no suite/);
  assert.throws(
    () => select('unit', 'packages/sdk/src/a.ts'),
    /Its test is packages\/sdk\/src\/a\.test\.ts\./,
  );
  assert.throws(
    () => select('types', 'packages/panel/src/e.browser.test.ts'),
    /is not in types, but in browser, firefox\./,
  );
  assert.throws(() => select('--watch'), /no option --watch/);
});
