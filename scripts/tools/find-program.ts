import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { exitCode } from './run.ts';

/** How to find a program that the tests need, and what to tell the user where it is missing. */
export interface ProgramSpec {
  readonly title: string;
  /** An environment variable that names the executable and beats everything else. */
  readonly variable: string;
  /** Names looked up on PATH, first match wins. */
  readonly names: readonly string[];
  /** Absolute paths where installers of macOS, Windows and Linux put it. */
  readonly places: readonly string[];
  /** Debian package that brings it. */
  readonly aptPackage: string;
  readonly homepage: string;
}

/**
 * The path of a program: from its environment variable, PATH, the usual places, or apt where this user may install.
 * @throws {Error} naming what to install or set when it is found nowhere.
 */
export async function findProgram(spec: ProgramSpec): Promise<string> {
  const named = process.env[spec.variable];
  if (named !== undefined && named !== '') {
    if (isExecutable(named)) return named;
    throw new Error(`${spec.variable} names ${named}, which is not an executable file.`);
  }
  const found = locate(spec);
  if (found !== undefined) return found;
  if (canInstallWithApt()) {
    await installWithApt(spec);
    const installed = locate(spec);
    if (installed !== undefined) return installed;
  }
  throw new Error(
    `${spec.title} was not found. Install it (${spec.homepage}) or set ${spec.variable} to its executable.`,
  );
}

function locate(spec: ProgramSpec): string | undefined {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .flatMap((folder) =>
      spec.names.map((name) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)),
    );
  return [...onPath, ...spec.places].find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function canInstallWithApt(): boolean {
  return (
    process.platform === 'linux' && process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get')
  );
}

/** Test files that run side by side may miss the same program: apt waits for itself, 5 minutes at most. */
const WAIT = '--option=DPkg::Lock::Timeout=300';

async function installWithApt(spec: ProgramSpec): Promise<void> {
  process.stdout.write(`  ${spec.title} not found: apt-get install ${spec.aptPackage}\n`);
  // RUNLEVEL=1 keeps Debian's post-install scripts from starting the service they bring.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const stdio = ['ignore', 'ignore', 'inherit'] as const;
  const install = ['install', '-y', '-qq', '--no-install-recommends', WAIT, spec.aptPackage];
  if ((await exitCode('apt-get', install, { env, stdio: [...stdio] })) === 0) return;
  await exitCode('apt-get', ['update', '-qq'], { env, stdio: [...stdio] });
  await exitCode('apt-get', install, { env, stdio: [...stdio] });
}
