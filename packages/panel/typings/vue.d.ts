/**
 * The elements in templates and JSX, for Vue 3: `import type {} from '@flink-metrics/panel/vue'` once in an
 * application.
 *
 * @module
 */
import type { HTMLAttributes, ReservedProps } from 'vue';
import type { FlinkElements } from './elements.js';

type Camelized<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camelized<Tail>>}`
  : Name;

/** `onFlinkQuery`, which is how Vue names `@flink-query`. */
type Listeners<Events, Element> = {
  [Name in keyof Events & string as `on${Capitalize<Camelized<Name>>}`]?: (
    event: Events[Name] & { readonly currentTarget: Element },
  ) => void;
};

/** What an element takes, by its tag. */
export type FlinkProps<Tag extends keyof FlinkElements> = PropsOf<FlinkElements[Tag]>;

type PropsOf<T extends FlinkElements[keyof FlinkElements]> = Partial<T['properties']> &
  Listeners<T['events'], T['element']> &
  Omit<HTMLAttributes & ReservedProps, keyof T['properties']>;

type VueComponents = {
  [Tag in keyof FlinkElements]: new () => FlinkElements[Tag]['element'] & {
    readonly $props: FlinkProps<Tag>;
  };
};
type VueElements = { [Tag in keyof FlinkElements]: FlinkProps<Tag> };

declare module 'vue' {
  interface GlobalComponents extends VueComponents {}
}

declare module 'vue/jsx-runtime' {
  namespace JSX {
    interface IntrinsicElements extends VueElements {}
  }
}
