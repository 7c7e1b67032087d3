/**
 * `npm run soak:gateway`: half an hour of clients that leave or stall, servers that break off, hang and die, and reloads,
 * all on loopback. `npm run soak:gateway -- 2` for another number of minutes. Ends with 1 where a promise is broken.
 */
import { soak } from '../test/soak/soak.ts';
import { buildGateway } from './tools/build-gateway.ts';
import { exitWith, step } from './tools/step.ts';

try {
  const minutes = Number(process.argv[2] ?? 30);
  if (!(minutes > 0)) throw new Error(`"${process.argv[2]}" is not a number of minutes.`);
  if (process.platform !== 'linux') throw new Error('It counts in /proc, so it needs Linux.');
  await step('Building the gateway', buildGateway);
  const broken = await step(`Soaking the gateway for ${minutes} min`, () => soak(minutes * 60_000));
  for (const promise of broken) process.stderr.write(`✖ ${promise}\n`);
  if (broken.length > 0) process.exitCode = 1;
} catch (error) {
  exitWith(error);
}
