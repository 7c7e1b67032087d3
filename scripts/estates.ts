/**
 * `npm run estates`: draws 2,000 estates, loads them into a real Prometheus and compares what the SDK shows of every
 * job with what is known of it. `-- 500` for another count, `-- --seed 7` for other estates, `--only 12` for one.
 */
import { parseArgs } from 'node:util';
import { describeFault } from '../test/integration/estates/describe-fault.ts';
import { checkEstates } from '../test/integration/estates/run.ts';
import { exitWith } from './tools/step.ts';

try {
  const { values, positionals } = parseArgs({
    options: { seed: { type: 'string' }, only: { type: 'string' } },
    allowPositionals: true,
  });
  const seed = whole(values.seed ?? String(Date.now() % 1e9), 'seed');
  const only = values.only === undefined ? undefined : whole(values.only, 'number of an estate');
  const count = Math.max(whole(positionals[0] ?? '2000', 'number of estates'), (only ?? 0) + 1);
  process.stdout.write(`seed ${seed}\n`);
  const faults = await checkEstates({
    count,
    seed,
    ...(only !== undefined && { only }),
    onProgress: (checked) => process.stdout.write(`  ${checked} estates\n`),
  });
  for (const fault of faults) process.stdout.write(`${describeFault(fault, seed)}\n`);
  process.stdout.write(`${faults.length} of ${only === undefined ? count : 1} estates are wrong\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} catch (error) {
  exitWith(error);
}

function whole(text: string, what: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`"${text}" is not a ${what}.`);
  return number;
}
