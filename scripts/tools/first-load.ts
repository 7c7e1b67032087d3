import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';

/**
 * What a browser loads before the first `import()` is called: bundles a built entry as an application does, in
 * chunks, and answers the files of the entry and of all that it imports.
 * @param outdir for the files, relative to the working directory
 */
export async function firstLoad(entry: string, outdir: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: { entry },
    outdir,
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
