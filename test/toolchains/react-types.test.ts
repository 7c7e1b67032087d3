import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { installed } from './installed.ts';

const programs = fileURLToPath(new URL('../types/react/', import.meta.url));

/** What React 18 would lose without a word, and what it takes: it writes attributes alone. */
const tags = `
import type {} from '@flink-metrics/panel/react';
export const right = <flink-metrics-panel class="wide" endpoint="/metrics" job-id="a" time-zone="UTC" lang="en" />;
// @ts-expect-error
export const headers = <flink-metrics-panel headers={{ a: 'b' }} />;
// @ts-expect-error
export const zone = <flink-metrics-panel timeZone="UTC" />;
// @ts-expect-error
export const loading = <flink-metrics-chart loading />;
// @ts-expect-error
export const className = <flink-metrics-panel className="wide" />;
// @ts-expect-error
export const query = <flink-metrics-panel onflink-query={() => {}} />;
`;

/** What the compiler says with the types of React 18. */
async function complaints(): Promise<readonly string[]> {
  const react = (await installed()).resolve('@types/react-18/package.json');
  const types = react.replace(/\/package\.json$/, '');
  const { config } = ts.readConfigFile(`${programs}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, programs);
  const all = { ...options, paths: { react: [types], 'react/*': [`${types}/*`] } };
  const host = ts.createCompilerHost(all);
  const written = `${programs}tags-18.tsx`;
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => name === written || fileExists(name);
  host.getSourceFile = (name, version, ...rest) =>
    name === written
      ? ts.createSourceFile(name, tags, version)
      : getSourceFile(name, version, ...rest);
  const files = ['right-components.tsx', 'wrong-components.tsx'].map((file) => programs + file);
  const program = ts.createProgram([...files, written], all, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
    return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}

test('with React 18 components are typed as with 19, and a tag takes nothing that would be lost', async () => {
  assert.deepEqual(await complaints(), []);
});
