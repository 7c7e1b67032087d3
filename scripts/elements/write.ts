import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { elementTypes } from './element-types.ts';
import { describeElements, manifestOf } from './manifest.ts';
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
  };
  await Promise.all([
    ...Object.entries(files).map(([file, text]) => writeFile(join(PANEL, 'dist', file), text)),
    ...['react.d.ts', 'vue.d.ts'].map((file) =>
      copyFile(join(PANEL, 'typings', file), join(PANEL, 'dist', file)),
    ),
  ]);
}
