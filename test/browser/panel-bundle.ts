import { build } from 'esbuild';

/** The script tag's bundle, built from the sources as the release is. */
export async function bundlePanel(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['packages/panel/src/iife.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'FlinkMetrics',
    target: 'es2022',
    platform: 'browser',
    minify: true,
    conditions: ['@flink-metrics/source', 'browser', 'import', 'module'],
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('esbuild wrote no file');
  return file.text;
}
