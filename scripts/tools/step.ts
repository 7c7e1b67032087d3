/** Runs one named step, says when it starts and how long it took. Errors pass through. */
export async function step<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const started = Date.now();
  process.stdout.write(`▸ ${name}\n`);
  const result = await work();
  process.stdout.write(`  done in ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  return result;
}

/** Says an expected failure in one line and ends the process; a stack would only bury it. */
export function exitWith(error: unknown): never {
  process.stderr.write(`✖ ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
