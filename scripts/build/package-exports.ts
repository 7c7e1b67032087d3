import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a package's `exports` name, from the package's folder: `./dist/index.d.ts`. */
export interface PackageExport {
  readonly subpath: string;
  readonly types: string | undefined;
  readonly file: string | undefined;
}

type Target = string | { readonly types?: string; readonly default?: string };

/** Every public sub-path of a package, those of a pattern one by one, as it is built. */
export function exportsOf(folder: string): readonly PackageExport[] {
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly exports: Readonly<Record<string, Target>>;
  };
  return Object.entries(exports).flatMap(([subpath, target]) => {
    const { types, default: file } =
      typeof target === 'string' ? { default: target, types: undefined } : target;
    return subpath.includes('*')
      ? starsOf(file ?? '', folder).map((star) => ({
          subpath: subpath.replace('*', star),
          types: types?.replace('*', star),
          file: file?.replace('*', star),
        }))
      : [{ subpath, types, file }];
  });
}

/** What the star of a pattern stands for, among the files there are. */
function starsOf(pattern: string, folder: string): readonly string[] {
  const [start = '', end = ''] = pattern.replace(/^\.\//, '').split('*');
  return globSync(`${start}*${end}`, { cwd: folder }).map((found) =>
    found.replaceAll('\\', '/').slice(start.length, found.length - end.length),
  );
}
