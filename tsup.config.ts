import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { defineConfig, type Options } from 'tsup';
import { minifiedTemplates } from './scripts/build/minify-templates.ts';
import { pureChunks } from './scripts/build/pure-chunks.ts';
import { secondFile } from './scripts/build/second-file.ts';
import { writeSubpathFolders } from './scripts/build/subpath-folders.ts';
import { withoutAnimation } from './scripts/build/without-animation.ts';
import { writeElementDescriptions } from './scripts/elements/write.ts';

const packages = 'packages';

/** ESM and its types, one output file for each public sub-path. Every import of another package stays an import. */
function library(name: string, entry: Record<string, string>): Options {
  return {
    name,
    entry: Object.fromEntries(
      Object.entries(entry).map(([output, source]) => [
        output,
        `${packages}/${name}/src/${source}`,
      ]),
    ),
    outDir: `${packages}/${name}/dist`,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    removeNodeProtocol: false,
    dts: true,
    sourcemap: true,
    clean: true,
    plugins: [pureChunks],
    onSuccess: () => writeSubpathFolders(name),
    external: [/^@flink-metrics\//, /^node:/, ...dependencies(name)],
  };
}

/** Read by hand: tsup knows the dependencies of the root's package.json only. */
function dependencies(name: string): RegExp[] {
  const manifest = JSON.parse(readFileSync(`${packages}/${name}/package.json`, 'utf8')) as Record<
    'dependencies' | 'optionalDependencies' | 'peerDependencies',
    Record<string, string> | undefined
  >;
  return Object.keys({
    ...manifest.dependencies,
    ...manifest.optionalDependencies,
    ...manifest.peerDependencies,
  }).map((dependency) => new RegExp(`^${dependency}(/|$)`));
}

const panelTemplates = minifiedTemplates(/packages.panel.src.*\.ts$/);

/** `define/chart` and its like: each defines one element of the panel, and those that it renders. */
const oneElementEach = () =>
  Object.fromEntries(
    readdirSync(`${packages}/panel/src/define`).map((file) => [
      `define/${basename(file, '.ts')}`,
      `define/${file}`,
    ]),
  );

/** For pages without a bundler: nothing is left to be found, and all is from the sources. */
const withoutBundler: Options = {
  outDir: `${packages}/panel/dist`,
  target: 'es2022',
  platform: 'browser',
  // After esbuild, and 2 % smaller than by it alone.
  minify: 'terser',
  sourcemap: true,
  noExternal: [/.*/],
};

const smallest = (preamble?: string): NonNullable<Options['terserOptions']> => ({
  ecma: 2022,
  compress: { passes: 3, keep_fargs: false },
  format: { comments: false, ...(preamble !== undefined && { preamble }) },
});

const fromSources = (options: Parameters<NonNullable<Options['esbuildOptions']>>[0]): void => {
  options.conditions = ['@flink-metrics/source', 'browser', 'import', 'module'];
  options.legalComments = 'none';
  options.minify = true;
};

export default defineConfig([
  library('sdk', {
    index: 'index.ts',
    'promql/index': 'promql/index.ts',
    'promql/parse/index': 'promql/parse/index.ts',
    'prometheus/index': 'prometheus/index.ts',
    'flink/index': 'flink/index.ts',
    'flink/grafana/index': 'flink/grafana/index.ts',
    'flink/rules/index': 'flink/rules/index.ts',
    'flink/alerts/index': 'flink/alerts/index.ts',
    'chart/index': 'chart/index.ts',
    'echarts/index': 'echarts/index.ts',
    'prometheus/errors': 'prometheus/errors.ts',
    'flink/core': 'flink/core.ts',
    'flink/deployment/label-value': 'flink/deployment/label-value.ts',
    'flink/deployment/original-names': 'flink/deployment/original-names.ts',
    'flink/catalog/index': 'flink/catalog/index.ts',
    'flink/sections/index': 'flink/sections/index.ts',
    'flink/sections/json': 'flink/sections/json.ts',
    'chart/format': 'chart/format.ts',
    'chart/plot': 'chart/plot.ts',
  }),
  {
    ...library('panel', {
      index: 'index.ts',
      define: 'define.ts',
      'react-component': 'react/component.ts',
      ...oneElementEach(),
    }),
    esbuildPlugins: [panelTemplates],
    onSuccess: async () => {
      await writeSubpathFolders('panel');
      await writeElementDescriptions();
    },
  },
  library('gateway', { index: 'index.ts', 'node/index': 'node/index.ts', cli: 'cli.ts' }),
  library('cli', { cli: 'cli.ts' }),
  library('simulator', { index: 'index.ts', msw: 'msw.ts' }),
  {
    ...withoutBundler,
    name: 'script tag',
    entry: { 'flink-metrics': `${packages}/panel/src/iife.ts` },
    format: 'iife',
    outExtension: () => ({ js: '.iife.js' }),
    globalName: 'FlinkMetrics',
    // A page may be in another encoding than UTF-8: the mark of bytes tells before that
    // (https://encoding.spec.whatwg.org/#decode), and is shorter than Chinese in ASCII. Without the semicolon terser takes
    // it for blanks, which it leaves out.
    terserOptions: smallest('\ufeff;'),
    esbuildPlugins: [panelTemplates, withoutAnimation, secondFile],
    esbuildOptions(options) {
      fromSources(options);
      options.inject = [`${packages}/panel/src/dom/real-document.ts`];
    },
    // ECharts' renderer reads process.env.NODE_ENV, and a browser has no process.
    define: { 'process.env.NODE_ENV': '"production"' },
  },
  {
    // A module, which is read as UTF-8 in every page.
    ...withoutBundler,
    name: 'second file',
    entry: { 'flink-metrics.more': `${packages}/panel/src/later/more.ts` },
    format: 'esm',
    splitting: false,
    terserOptions: smallest(),
    esbuildOptions: fromSources,
  },
]);
