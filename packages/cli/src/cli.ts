#!/usr/bin/env node
import { run } from './run.ts';

// `flink-metrics alerts | head`: whoever reads has read enough. Node makes an error of it, where others are killed.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  colours: process.stdout.isTTY === true && (process.env.NO_COLOR ?? '') === '',
  progress: process.stderr.isTTY === true,
});
