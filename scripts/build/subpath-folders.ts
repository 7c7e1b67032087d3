import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { exportsOf } from './package-exports.ts';

/**
 * Writes a folder for each sub-path of a package, with a package.json that says where it is: `promql/package.json`
 * with `"main": "../dist/promql/index.js"`. What is older than `exports` finds a sub-path so: webpack 4, and
 * TypeScript with `moduleResolution: node`.
 * @see https://nodejs.org/api/modules.html#folders-as-modules
 */
export async function writeSubpathFolders(name: string): Promise<void> {
  const folder = join('packages', name);
  for (const { subpath, types, file } of exportsOf(folder)) {
    // A file is found where it is.
    if (subpath === '.' || subpath.endsWith('.json') || subpath.endsWith('.js')) continue;
    const to = (target: string) => posix.relative(subpath, target);
    const manifest = {
      private: true,
      ...(file !== undefined && { main: to(file), module: to(file) }),
      ...(types !== undefined && { types: to(types) }),
    };
    const path = join(folder, subpath, 'package.json');
    await mkdir(dirname(path), { recursive: true });
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    if ((await readFile(path, 'utf8').catch(() => '')) !== text) await writeFile(path, text);
  }
}
