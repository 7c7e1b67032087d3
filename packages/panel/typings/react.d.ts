/**
 * The elements in JSX, for React 19: `import type {} from '@flink-metrics/panel/react'` once in an application.
 * React sets what an element knows as properties, and listens to `onflink-query` and the like.
 *
 * @module
 */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { FlinkElements } from './elements.js';

type Listeners<Events, Element> = {
  [Name in keyof Events & string as `on${Name}`]?: (
    event: Events[Name] & { readonly currentTarget: Element },
  ) => void;
};

/** What an element takes in JSX, by its tag. */
export type FlinkProps<Tag extends keyof FlinkElements> = PropsOf<FlinkElements[Tag]>;

type PropsOf<T extends FlinkElements[keyof FlinkElements]> = Partial<T['properties']> &
  Partial<T['attributes']> &
  Listeners<T['events'], T['element']> &
  Omit<DetailedHTMLProps<HTMLAttributes<T['element']>, T['element']>, keyof T['properties']>;

type ReactElements = { [Tag in keyof FlinkElements]: FlinkProps<Tag> };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends ReactElements {}
  }
}
