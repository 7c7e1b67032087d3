import { basename } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';

/** Packages are the host's own, wherever the file is that imports them; they find each other as they would there. */
const fromHost = (host: string, sources: string): Plugin => ({
  name: 'from the host',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, importer, kind, pluginData }) =>
      pluginData === host || !importer.startsWith(sources)
        ? undefined
        : resolve(path, { kind, resolveDir: host, pluginData: host }),
    );
  },
});

/**
 * Bundles an application as a host of its own packages would.
 * @param sources the folder of the application
 * @returns its files, by name
 */
export async function bundle(
  host: string,
  sources: string,
  options: BuildOptions,
): Promise<Readonly<Record<string, string>>> {
  const { outputFiles = [] } = await build({
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    outdir: host,
    write: false,
    logLevel: 'warning',
    ...options,
    plugins: [fromHost(host, sources), ...(options.plugins ?? [])],
  });
  return Object.fromEntries(outputFiles.map(({ path, text }) => [basename(path), text]));
}
