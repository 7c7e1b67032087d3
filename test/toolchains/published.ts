import { globSync } from 'node:fs';
import { exportsOf } from '../../scripts/build/package-exports.ts';

export const packages = ['sdk', 'panel', 'gateway', 'simulator'] as const;

/** What an application imports: every public sub-path that is code. */
export const specifiers: readonly { readonly specifier: string; readonly file: string }[] =
  packages.flatMap((name) =>
    exportsOf(`packages/${name}`).flatMap(({ subpath, types, file }) =>
      types === undefined || file === undefined
        ? []
        : [
            {
              specifier: `@flink-metrics/${name}${subpath.slice(1)}`,
              file: `packages/${name}/${file.slice(2)}`,
            },
          ],
    ),
  );

/** Every published JavaScript file that browsers load, but for the script tag and its second file, which nobody builds again. */
export const publishedScripts = (): readonly string[] =>
  ['sdk', 'panel', 'simulator']
    .flatMap((name) => globSync(`packages/${name}/dist/**/*.js`))
    .filter((file) => !/\.(iife|more)\.js$/.test(file));
