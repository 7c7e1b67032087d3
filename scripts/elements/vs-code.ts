import { choicesOf } from './choices.ts';
import type { PublicElement } from './public-element.ts';

/** Completion in HTML for Visual Studio Code, by its setting `html.customData`. */
export const htmlCustomData = (elements: readonly PublicElement[]) => ({
  version: 1.1,
  tags: elements.map(({ tagName, description, attributes }) => ({
    name: tagName,
    description,
    attributes: attributes.map(({ name, description, type }) => ({
      name,
      description,
      // What is on by being there has no value.
      ...(type.text.startsWith('boolean') && { valueSet: 'v' }),
      values: choicesOf(type.text).map((name) => ({ name })),
    })),
  })),
});

/** Completion in CSS, by the setting `css.customData`. */
export const cssCustomData = (elements: readonly PublicElement[]) => ({
  version: 1.1,
  properties: byName(elements.flatMap(({ cssProperties }) => cssProperties)).map(
    ({ name, description = '', default: usual }) => ({
      name,
      description: usual === undefined ? description : `${description} Usually ${usual}.`,
    }),
  ),
  pseudoElements: elements.flatMap(({ tagName, cssParts }) =>
    cssParts.map(({ name, description = '' }) => ({
      name: `::part(${name})`,
      description: `${description} Of <${tagName}>.`,
    })),
  ),
});

/** Once each, although many elements have it. */
const byName = <Item extends { readonly name: string }>(
  items: readonly Item[],
): readonly Item[] => [...new Map(items.map((item) => [item.name, item])).values()];
