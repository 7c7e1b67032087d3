import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { elementTypes } from './element-types.ts';
import { describeElements, manifestOf } from './manifest.ts';
import { reactModule, reactTypes } from './react.ts';
import { cssCustomData, htmlCustomData } from './vs-code.ts';
import { webTypes } from './web-types.ts';

const PANEL = 'packages/panel';

/** Writes what editors, frameworks and Storybooks read of the elements into the panel's `dist`. */
export async function writeElementDescriptions(): Promise<void> {
  const elements = describeElements();
  const { name, version } = JSON.parse(await readFile(join(PANEL, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };
  const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
  const files = {
    'custom-elements.json': json(manifestOf(elements)),
    'vscode.html-custom-data.json': json(htmlCustomData(elements)),
    'vscode.css-custom-data.json': json(cssCustomData(elements)),
    'web-types.json': json(webTypes(name, version, elements)),
    'elements.d.ts': elementTypes(elements),
    'react.js': reactModule(elements),
    'react.d.ts': `${await typings('react')}\n${reactTypes(elements)}`,
    'vue.d.ts': await typings('vue'),
  };
  await Promise.all(
    Object.entries(files).map(([file, text]) => writeFile(join(PANEL, 'dist', file), text)),
  );
}

const typings = (framework: string): Promise<string> =>
  readFile(join(PANEL, 'typings', `${framework}.d.ts`), 'utf8');
