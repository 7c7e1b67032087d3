import { type SpawnOptions, spawn } from 'node:child_process';

/**
 * Runs a program to its end with its output shown.
 * @throws {Error} naming the command when it cannot start or exits with anything but 0.
 */
export async function run(
  command: string,
  args: string[],
  options: SpawnOptions = {},
): Promise<void> {
  const code = await exitCode(command, args, options);
  if (code !== 0) throw new Error(`"${[command, ...args].join(' ')}" ended with code ${code}.`);
}

/** Runs a program to its end with its output shown, and gives its exit code. */
export function exitCode(
  command: string,
  args: string[],
  options: SpawnOptions = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    child.once('error', (error) =>
      reject(new Error(`"${command}" cannot be started: ${error.message}`)),
    );
    child.once('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 128)));
  });
}
