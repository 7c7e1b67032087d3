import { fileURLToPath } from 'node:url';
import { exitCode } from './tools/run.ts';

// A process of its own, for the flag that lets memory be measured.
process.exitCode = await exitCode(process.execPath, [
  '--expose-gc',
  '--conditions=@flink-metrics/source',
  fileURLToPath(new URL('../bench/decode/main.ts', import.meta.url)),
  ...process.argv.slice(2),
]);
