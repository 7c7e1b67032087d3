import type { PublicElement } from './public-element.ts';

/**
 * The declarations that the typings for frameworks are made of: what each element takes and sends. They point to the
 * classes, whose types are the compiler's own.
 */
export const elementTypes = (elements: readonly PublicElement[]): string =>
  `import type {
  FlinkEvents,
${elements.map(({ name }) => `  ${name},\n`).join('')}} from './index.js';

/** What each element takes and sends, by its tag. */
export interface FlinkElements {
${elements.map(elementType).join('')}}
`;

const elementType = ({
  tagName,
  name,
  description,
  members,
  attributes,
  events,
}: PublicElement) => `\
  /** ${description} */
  '${tagName}': {
    element: ${name};
    properties: Pick<${name}, ${union(members)}>;
    attributes: {${attributes
      .filter((attribute) => attribute.name !== attribute.fieldName)
      .map((attribute) => ` '${attribute.name}': ${name}['${attribute.fieldName}'];`)
      .join('')} };
    events: Pick<FlinkEvents, ${union(events)}>;
  };
`;

const union = (items: readonly { readonly name: string }[]): string =>
  items.length === 0 ? 'never' : items.map(({ name }) => `'${name}'`).join(' | ');
