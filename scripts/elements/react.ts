import type { PublicElement } from './public-element.ts';

/**
 * The components for React. Each names its element's properties and events, as a server knows no element to ask.
 * What an application does not use its bundler leaves out.
 */
export const reactModule = (elements: readonly PublicElement[]): string =>
  `'use client';
import {
${elements.map(({ name }) => `  ${name} as ${name}Element,\n`).join('')}  defineElement,
} from './index.js';
import { component } from './react-component.js';

${elements.map(componentOf).join('\n')}`;

const componentOf = ({ name, tagName, members, events }: PublicElement) => `\
export const ${name} = /* @__PURE__ */ component(() => defineElement('${tagName}', ${name}Element), {
  name: '${name}',
  tag: '${tagName}',
  properties: [${list(members)}],
  events: [${list(events)}],
});
`;

const list = (items: readonly { readonly name: string }[]): string =>
  items.map(({ name }) => `'${name}'`).join(', ');

/** Their types, behind the handwritten ones that say what a component is. */
export const reactTypes = (elements: readonly PublicElement[]): string =>
  elements
    .map(
      ({ name, tagName, description }) => `\
/** ${description} */
export declare const ${name}: FlinkComponent<'${tagName}'>;
`,
    )
    .join('');
