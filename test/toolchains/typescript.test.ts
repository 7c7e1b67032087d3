import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type TypeScript from 'typescript';
import { installed } from './installed.ts';
import { specifiers } from './published.ts';

/** Every public entry, and what an application does with some. */
const application = `
${specifiers.map(({ specifier }, index) => `export * as e${index} from '${specifier}';`).join('\n')}
import { metric, rate, sum } from '@flink-metrics/sdk/promql';
import type { FlinkMetricsPanel } from '@flink-metrics/panel';
const records = metric<'job_name' | 'tm_id'>('flink_records', { job_name: 'orders' });
export const query = sum(rate(records, '5m')).by('tm_id');
// @ts-expect-error
metric<'job_name'>('flink_records', { jobname: 'orders' });
export function setUp(panel: FlinkMetricsPanel): void {
  panel.headers = async () => ({ Authorization: 'Bearer x' });
  panel.addEventListener('flink-load', ({ detail }) => detail.updatedAt?.toFixed());
}
`;

/** What the compiler says of it and of our declarations: those of others are theirs. */
function complaints(ts: typeof TypeScript, options: TypeScript.CompilerOptions): readonly string[] {
  const all: TypeScript.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    ...options,
  };
  const root = fileURLToPath(new URL('application.mts', import.meta.url));
  const host = ts.createCompilerHost(all);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => name === root || fileExists(name);
  host.readFile = (name) => (name === root ? application : readFile(name));
  host.getSourceFile = (name, version, ...rest) =>
    name === root
      ? ts.createSourceFile(name, application, version)
      : getSourceFile(name, version, ...rest);
  return (
    ts
      .getPreEmitDiagnostics(ts.createProgram([root], all, host))
      .filter(({ file }) => !file?.fileName.includes('/node_modules/'))
      // Of what is for Node alone, the application brings Node's own types.
      .filter(({ messageText }) => !/Cannot find module 'node:/.test(`${messageText}`))
      .map(({ file, start = 0, messageText }) => {
        const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
        return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
      })
  );
}

const resolutions = {
  'node (CommonJS, webpack 4)': { module: 'ESNext', moduleResolution: 'Node10' },
  node16: { module: 'Node16', moduleResolution: 'Node16' },
  bundler: { module: 'ESNext', moduleResolution: 'Bundler' },
} as const;

for (const [name, { module, moduleResolution }] of Object.entries(resolutions)) {
  test(`TypeScript 5.0, the oldest that we name, takes every entry: ${name}`, async () => {
    const ts = (await installed())('typescript-5.0') as typeof TypeScript;
    const said = complaints(ts, {
      module: ts.ModuleKind[module],
      moduleResolution: ts.ModuleResolutionKind[moduleResolution],
    });
    assert.deepEqual(said, []);
  });
}
