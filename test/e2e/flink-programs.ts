import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { basename, delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { findJava } from '../../scripts/tools/programs.ts';

const execute = promisify(execFile);

const OLDEST_JAVA = 17;
const OUTPUT_SHOWN = 3_000;

/**
 * Flink on Java 17 reaches into these packages. The start scripts of Flink's distribution pass them
 * (`env.java.opts.all` of its conf folder); the jars alone have no start scripts.
 */
const moduleAccess = [
  '--add-exports=java.base/sun.net.util=ALL-UNNAMED',
  '--add-exports=java.rmi/sun.rmi.registry=ALL-UNNAMED',
  '--add-exports=java.security.jgss/sun.security.krb5=ALL-UNNAMED',
  ...[
    'java.lang',
    'java.lang.reflect',
    'java.net',
    'java.io',
    'java.nio',
    'java.text',
    'java.time',
    'java.util',
    'java.util.concurrent',
    'java.util.concurrent.atomic',
    'java.util.concurrent.locks',
    'sun.nio.ch',
  ].map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
];

/** One installed Flink: a Java and a class path. */
export interface FlinkPrograms {
  readonly java: string;
  /** Flags before the class name, for every Flink process. */
  readonly javaFlags: readonly string[];
  /** The class path is in it: too long for a command line that a person can still read. */
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * A Java that runs Flink and compiles a job.
 * @throws {Error} where Java is missing, too old, or without a compiler.
 */
export async function findJdk(): Promise<string> {
  const java = await findJava();
  const { stderr } = await execute(java, ['-version']);
  const version = Number(/version "(\d+)/.exec(stderr)?.[1]);
  if (!(version >= OLDEST_JAVA)) {
    throw new Error(
      `${java} is not Java ${OLDEST_JAVA} or newer (it says: ${stderr.split('\n')[0]}). Set JAVA_PATH to one that is.`,
    );
  }
  const { stdout: modules } = await execute(java, ['--list-modules']);
  if (!modules.includes('jdk.compiler@')) {
    throw new Error(`${java} has no compiler: install a JDK (Debian: openjdk-17-jdk-headless).`);
  }
  return java;
}

export async function flinkPrograms(jars: readonly string[]): Promise<FlinkPrograms> {
  return {
    java: await findJdk(),
    javaFlags: [...moduleAccess, '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn'],
    environment: { ...process.env, CLASSPATH: jars.join(delimiter) },
  };
}

/**
 * Runs a Java program to its end.
 * @returns what it wrote to stdout.
 * @throws {Error} with the end of its output.
 */
export async function runJava(
  { java, environment }: FlinkPrograms,
  args: readonly string[],
  variables: NodeJS.ProcessEnv = {},
): Promise<string> {
  try {
    return (await execute(java, args, { env: { ...environment, ...variables } })).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`Java failed:\n${`${stdout}\n${stderr}`.trim().slice(-OUTPUT_SHOWN)}`);
  }
}

/**
 * Compiles a job of one file and packs it.
 * @param source of the file.
 * @returns the jar's path, below `folder`.
 */
export async function buildJob(
  programs: FlinkPrograms,
  source: string,
  folder: string,
): Promise<string> {
  const classes = join(folder, 'classes');
  const jar = join(folder, `${basename(source, '.java')}.jar`);
  await mkdir(classes, { recursive: true });
  // The compiler and the jar tool of the same Java, without looking for javac on the PATH.
  await runJava(programs, ['-m', 'jdk.compiler/com.sun.tools.javac.Main', '-d', classes, source]);
  const pack = ['--create', '--file', jar, '-C', classes, '.'];
  await runJava(programs, ['-m', 'jdk.jartool/sun.tools.jar.Main', ...pack]);
  return jar;
}

/** How much memory a process of Flink gets: what its own start scripts ask and pass on. */
export interface ProcessResources {
  readonly javaFlags: readonly string[];
  readonly flinkArguments: readonly string[];
}

/** `command` is one of the commands of Flink's own BashJavaUtils. */
export async function processResources(
  programs: FlinkPrograms,
  command: 'GET_JM_RESOURCE_PARAMS' | 'GET_TM_RESOURCE_PARAMS',
  flinkArguments: readonly string[],
): Promise<ProcessResources> {
  const main = 'org.apache.flink.runtime.util.bash.BashJavaUtils';
  const output = await runJava(programs, [...programs.javaFlags, main, command, ...flinkArguments]);
  const [javaFlags = '', flinkFlags = ''] = output
    .split('\n')
    .filter((line) => line.startsWith('BASH_JAVA_UTILS_EXEC_RESULT:'))
    .map((line) => line.slice('BASH_JAVA_UTILS_EXEC_RESULT:'.length));
  return {
    javaFlags: javaFlags.split(' ').filter(Boolean),
    flinkArguments: flinkFlags.split(' ').filter(Boolean),
  };
}
