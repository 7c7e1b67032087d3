import { readFileSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';
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
    external: [/^@flink-metrics\//, /^node:/, ...dependencies(name)],
  };
}

/** Read by hand: tsup knows the dependencies of the root's package.json only. */
function dependencies(name: string): RegExp[] {
  const manifest = JSON.parse(readFileSync(`${packages}/${name}/package.json`, 'utf8')) as Record<
    'dependencies' | 'peerDependencies',
    Record<string, string> | undefined
  >;
  return Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).map(
    (dependency) => new RegExp(`^${dependency}(/|$)`),
  );
}

/** Minifies the elements' styles and leaves out their templates' indentation: minifiers do not look into strings. */
const leanStrings: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'lean strings',
  setup({ esbuild, onLoad }) {
    const minified = (css: string) =>
      esbuild.transformSync(css, { loader: 'css', minify: true, charset: 'utf8' }).code.trim();
    onLoad({ filter: /packages.panel.src.*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replace(/css`([^`$\\]*)`/g, (_, css: string) => `css\`${minified(css)}\``)
        .replace(/\n[ \t]+/g, '\n'),
      loader: 'ts',
    }));
  },
};

export default defineConfig([
  library('sdk', {
    index: 'index.ts',
    'promql/index': 'promql/index.ts',
    'promql/parse/index': 'promql/parse/index.ts',
    'prometheus/index': 'prometheus/index.ts',
    'prometheus/errors': 'prometheus/errors.ts',
    'flink/index': 'flink/index.ts',
    'flink/job': 'flink/job.ts',
    'flink/label-value': 'flink/label-value.ts',
    'flink/catalog/index': 'flink/catalog/index.ts',
    'flink/sections/index': 'flink/sections/index.ts',
    'flink/sections/parse': 'flink/sections/parse.ts',
    'flink/grafana/index': 'flink/grafana/index.ts',
    'echarts/index': 'echarts/index.ts',
    'echarts/format': 'echarts/format.ts',
    'echarts/parts': 'echarts/parts.ts',
  }),
  {
    ...library('panel', { index: 'index.ts', define: 'define.ts' }),
    esbuildPlugins: [leanStrings],
    onSuccess: writeElementDescriptions,
  },
  library('gateway', { index: 'index.ts', cli: 'cli.ts' }),
  library('simulator', { index: 'index.ts' }),
  {
    // For pages without a bundler: everything is inside, from the sources.
    name: 'script tag',
    entry: { 'flink-metrics': `${packages}/panel/src/iife.ts` },
    outDir: `${packages}/panel/dist`,
    format: 'iife',
    outExtension: () => ({ js: '.iife.js' }),
    globalName: 'FlinkMetrics',
    target: 'es2022',
    platform: 'browser',
    // After esbuild, and 2 % smaller than by it alone. In ASCII, as a page may read it in another encoding.
    minify: 'terser',
    terserOptions: { ecma: 2022, format: { ascii_only: true, comments: false } },
    sourcemap: true,
    noExternal: [/.*/],
    esbuildPlugins: [leanStrings],
    esbuildOptions(options) {
      options.conditions = ['@flink-metrics/source', 'browser', 'import', 'module'];
      options.legalComments = 'none';
      options.minify = true;
    },
    // ECharts' renderer reads process.env.NODE_ENV, and a browser has no process.
    define: { 'process.env.NODE_ENV': '"production"' },
  },
]);
