import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';

export interface FirstLoadOptions {
  /** For the files, relative to the working directory. */
  readonly outdir: string;
  /** Packages that stay out. */
  readonly external: string[];
}

/**
 * What a browser loads before the first `import()` is called: bundles a built entry as an application does, in
 * chunks, and answers the files of the entry and of all that it imports.
 */
export async function firstLoad(
  entry: string,
  { outdir, external }: FirstLoadOptions,
): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: { entry },
    outdir,
    external,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    metafile: true,
    logLevel: 'error',
  });
  return [...staticGraph(metafile.outputs, join(outdir, 'entry.js'))];
}

function staticGraph(
  outputs: Metafile['outputs'],
  file: string,
  seen: Set<string> = new Set(),
): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const { path, kind, external } of outputs[file]?.imports ?? []) {
    if (kind === 'import-statement' && !external) staticGraph(outputs, path, seen);
  }
  return seen;
}
