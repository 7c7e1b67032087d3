/**
 * The elements in React: components for React 18 and 19, and the tags themselves in JSX.
 *
 * @module
 */
import type * as React from 'react';
import type { FlinkElements } from './elements.js';

type Tag = keyof FlinkElements;

/** `onFlinkQuery` of `flink-query`. */
type Camelized<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camelized<Tail>>}`
  : Name;

type Handler<Event, Element> = (event: Event & { readonly currentTarget: Element }) => void;

/** What a component takes, by the element's tag. What is undefined is as if it was not given. */
export type FlinkComponentProps<T extends Tag> = ComponentPropsOf<FlinkElements[T]>;

type ComponentPropsOf<T extends FlinkElements[Tag]> = {
  [Name in keyof T['properties']]?: T['properties'][Name] | undefined;
} & {
  [Name in keyof T['events'] & string as `on${Capitalize<Camelized<Name>>}`]?:
    | Handler<T['events'][Name], T['element']>
    | undefined;
} & Omit<React.HTMLAttributes<T['element']>, keyof T['properties']>;

/** An element as a component. It defines the element; its `ref` is the element. */
export type FlinkComponent<T extends Tag> = React.ForwardRefExoticComponent<
  FlinkComponentProps<T> & React.RefAttributes<FlinkElements[T]['element']>
>;

/** What an element takes in JSX by its tag. */
export type FlinkProps<T extends Tag> = IsReact19 extends true
  ? TagProps<FlinkElements[T]>
  : TagProps18<FlinkElements[T]>;

/** From 19 on React sets properties of custom elements, and listens to their events. */
type IsReact19 = typeof React extends { useActionState: unknown } ? true : false;

type TagProps<T extends FlinkElements[Tag]> = Partial<T['properties']> &
  Partial<T['attributes']> & {
    [Name in keyof T['events'] & string as `on${Name}`]?: Handler<T['events'][Name], T['element']>;
  } & Omit<
    React.DetailedHTMLProps<React.HTMLAttributes<T['element']>, T['element']>,
    keyof T['properties']
  >;

/** React 18 writes attributes alone, by the names that they are given: the rest would be lost without a word. */
type TagProps18<T extends FlinkElements[Tag]> = {
  [Name in keyof T['properties'] as IsAttribute<
    Name,
    T['properties'][Name]
  >]?: T['properties'][Name];
} & Partial<T['attributes']> & {
    // Names with a hyphen are not looked up in JSX: what is to be refused has to be said.
    [Name in keyof T['events'] & string as `on${Name}`]?: never;
  } & Omit<
    React.DetailedHTMLProps<React.HTMLAttributes<T['element']>, T['element']>,
    keyof T['properties'] | 'className' | 'hidden'
  > & { class?: string };

type IsAttribute<Name, Value> =
  Name extends Lowercase<Name & string>
    ? [Value] extends [string | number | undefined]
      ? Name
      : never
    : never;

type ReactElements = { [T in Tag]: FlinkProps<T> };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends ReactElements {}
  }
}
