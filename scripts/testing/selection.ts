import { relative, sep } from 'node:path';

/** What to run of a suite: some of its test files, or all of it. */
export interface Selection<Suite extends string> {
  readonly suite: Suite;
  readonly files: readonly string[] | 'all';
}

/**
 * Reads the command line of `npm test`: names of suites and paths of test files or folders. A path runs in the
 * first suite that has it, or in the suites that are named beside it.
 *
 * @param suites the test files of each suite, relative to the working directory
 * @throws {Error} for what is neither, and for a path that is not in the suites named.
 */
export function selectTests<Suite extends string>(
  args: readonly string[],
  suites: ReadonlyMap<Suite, readonly string[]>,
): Selection<Suite>[] {
  const option = args.find((arg) => arg.startsWith('-'));
  if (option !== undefined) throw new Error(`There is no option ${option}. ${seeHelp}`);

  const names: ReadonlySet<string> = new Set(suites.keys());
  const named = args.filter((arg) => names.has(arg));
  const paths = args.filter((arg) => !names.has(arg)).map(normalized);
  const wanted = [...suites].filter(([name]) => named.length === 0 || named.includes(name));
  if (paths.length === 0) return wanted.map(([suite]) => ({ suite, files: 'all' }));

  const missing = paths.find((path) => !wanted.some(([, files]) => files.some(isWithin(path))));
  if (missing !== undefined) throw new Error(missingMessage(missing, named, suites));

  const seen = new Set<string>();
  return wanted.flatMap(([suite, all]) => {
    const files = all.filter((file) => paths.some((path) => isWithin(path)(file)));
    const mine = named.length > 0 ? files : files.filter((file) => !seen.has(file));
    for (const file of mine) seen.add(file);
    return mine.length === 0 ? [] : [{ suite, files: mine }];
  });
}

const seeHelp = 'See "npm test -- --help".';

const isWithin = (path: string) => (file: string) => file === path || file.startsWith(`${path}/`);

/** As globs give them: relative, with slashes. */
const normalized = (path: string): string => relative('.', path).replaceAll(sep, '/');

function missingMessage(
  path: string,
  named: readonly string[],
  suites: ReadonlyMap<string, readonly string[]>,
): string {
  const known = [...suites].filter(([, files]) => files.some(isWithin(path)));
  if (known.length > 0)
    return `${path} is not in ${named.join(', ')}, but in ${known.map(([name]) => name).join(', ')}.`;
  const beside = path.replace(/\.ts$/, '.test.ts');
  const hint = [...suites.values()].some((files) => files.includes(beside))
    ? ` Its test is ${beside}.`
    : '';
  return `"${path}" is no suite, no test file and no folder of any.${hint} ${seeHelp}`;
}
