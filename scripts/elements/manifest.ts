import { globSync, readFileSync } from 'node:fs';
import { create } from '@custom-elements-manifest/analyzer/src/create.js';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import type { CustomElement, Package } from 'custom-elements-manifest/schema.js';
import ts from 'typescript';
import { type PublicElement, publicElement } from './public-element.ts';
import { readSources } from './sources.ts';

const PANEL = 'packages/panel/src';

/** What the elements' classes and their comments say: those that `define.ts` may define, in order of their tags. */
export function describeElements(): readonly PublicElement[] {
  const sources = readSources(PANEL);
  return analyze()
    .modules.flatMap(({ declarations = [] }) => declarations)
    .filter((declaration) => isElement(declaration))
    .filter(({ name }) => sources.exports.has(name))
    .map((element) => publicElement(element, sources))
    .sort((one, other) => (one.tagName < other.tagName ? -1 : 1));
}

function analyze(): Package {
  const modules = globSync(`${PANEL}/**/*.ts`, { exclude: ['**/*.test.ts', '**/testing/**'] }).map(
    (path) => ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true),
  );
  return create({ modules, plugins: litPlugin() });
}

const isElement = (declaration: object): declaration is CustomElement => 'tagName' in declaration;

/** As `custom-elements.json` has it: the modules are those that are published. */
export function manifestOf(elements: readonly PublicElement[]): Package {
  const module = 'dist/index.js';
  return {
    schemaVersion: '1.0.0',
    modules: [
      {
        kind: 'javascript-module',
        path: module,
        declarations: [...elements],
        exports: elements.map(({ name }) => ({ kind: 'js', name, declaration: { name, module } })),
      },
      {
        kind: 'javascript-module',
        path: 'dist/define.js',
        declarations: [],
        exports: elements.map(({ name, tagName }) => ({
          kind: 'custom-element-definition',
          name: tagName,
          declaration: { name, module },
        })),
      },
    ],
  };
}
