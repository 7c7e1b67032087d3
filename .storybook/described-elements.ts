import type { Plugin } from 'vite';
import { describeElements, manifestOf } from '../scripts/elements/manifest.ts';

/** What a preview imports the custom elements manifest by. */
const MODULE = 'virtual:described-elements';

/** The custom elements manifest as the sources have it now: stories need no build of the packages. */
export const describedElements = (): Plugin => ({
  name: 'described elements',
  resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
  load(id) {
    if (id !== `\0${MODULE}`) return null;
    return `export default ${JSON.stringify(manifestOf(describeElements().map(forTables)))}`;
  },
});

type Element = ReturnType<typeof describeElements>[number];

/** Storybook keeps all rows of a table by their names, and some parts are named as a property is. */
const forTables = (element: Element): Element => ({
  ...element,
  cssParts: element.cssParts.map((part) => ({ ...part, name: `::part(${part.name})` })),
});
