/**
 * Elements as components of React 18 and 19. The build writes the components themselves (`scripts/elements/react.ts`).
 *
 * @module
 */
import {
  createElement,
  forwardRef,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react';
import { ElementBridge, type ElementFacts, listenerName, type Props } from './element-bridge.ts';

/** A server runs no effects, and React 18 warns there of those that come with a layout. */
const useCommitted = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/** Of which element, and what the component is called. */
export interface ComponentFacts extends ElementFacts {
  readonly tag: string;
  readonly name: string;
}

/** What React itself understands. */
const reacts: ReadonlySet<string> = new Set([
  'children',
  'style',
  'dangerouslySetInnerHTML',
  'suppressHydrationWarning',
  'suppressContentEditableWarning',
]);

/**
 * A component of one element, which is defined when the first one is there. Properties and listeners are set as soon as the
 * element is in the page and before it is drawn, also where a server rendered it.
 */
export function component(define: () => void, { name, tag, ...facts }: ComponentFacts) {
  const own = new Set([...facts.properties, ...facts.events.map(listenerName)]);
  const Component = forwardRef<HTMLElement | null, Props>((props, forwarded) => {
    const placed = useRef<HTMLElement>(null);
    const bridge = useRef<ElementBridge>(null);
    useImperativeHandle<HTMLElement | null, HTMLElement | null>(forwarded, () => placed.current);
    useCommitted(() => {
      if (placed.current === null) return;
      define();
      bridge.current ??= new ElementBridge(placed.current, facts);
      bridge.current.give(props);
    });
    useCommitted(() => () => bridge.current?.leave(), []);
    return createElement(tag, { ...attributesOf(props, own), ref: placed });
  });
  Component.displayName = name;
  return Component;
}

/** What is the page's, as HTML spells it: React 18 writes whatever a custom element gets as it is. */
function attributesOf(props: Props, own: ReadonlySet<string>): Props {
  const attributes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(props)) {
    if (own.has(name)) continue;
    if (reacts.has(name) || name.startsWith('on')) attributes[name] = value;
    else if (name === 'className') attributes.class = value;
    else if (typeof value === 'boolean' && !name.includes('-')) {
      if (value) attributes[name.toLowerCase()] = '';
    } else attributes[name.toLowerCase()] = value;
  }
  return attributes;
}
