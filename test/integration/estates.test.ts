import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { describeFault } from './estates/describe-fault.ts';
import { checkEstates } from './estates/run.ts';

const COUNT = 200;

test(`of ${COUNT} estates every job is shown as it is, or what cannot be told is said`, async () => {
  const seed = fc.readConfigureGlobal().seed ?? Date.now();
  const faults = await checkEstates({ count: COUNT, seed });
  assert.ok(faults.length === 0, faults.map((fault) => describeFault(fault, seed)).join('\n'));
});
