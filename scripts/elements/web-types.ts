import type { PublicElement } from './public-element.ts';

/** Completion and checks in JetBrains' editors, which find it by `web-types` in package.json. */
export const webTypes = (name: string, version: string, elements: readonly PublicElement[]) => ({
  $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
  name,
  version,
  'js-types-syntax': 'typescript',
  'description-markup': 'markdown',
  contributions: { html: { elements: elements.map((element) => htmlElement(element, name)) } },
});

const htmlElement = (element: PublicElement, module: string) => ({
  name: element.tagName,
  description: element.description,
  source: { module, symbol: element.name },
  attributes: element.attributes.map(({ name, description, type, default: usual }) => ({
    name,
    description,
    ...(usual !== undefined && { default: usual }),
    value: { type: type.text },
  })),
  slots: element.slots.map(({ name, description }) => ({ name, description })),
  js: {
    properties: element.members.map(({ name, description, type }) => ({
      name,
      description,
      type: type.text,
    })),
    events: element.events.map(({ name, description, type }) => ({
      name,
      description,
      type: type.text,
    })),
  },
  css: {
    properties: element.cssProperties.map(({ name, description }) => ({ name, description })),
    'pseudo-elements': element.cssParts.map(({ name, description }) => ({
      name: `part(${name})`,
      description,
    })),
  },
});
