import type { FlinkEvents, RequestName } from '../events.ts';

/** Requests that have found who acts on them: a provider further up leaves them alone. */
const taken = new WeakSet<Event>();

/**
 * Calls back with a request once everybody in the page had the chance to prevent it: elements send from scripts, so
 * a microtask runs after the last listener.
 */
function take(event: Event, act: () => void): void {
  if (taken.has(event)) return;
  taken.add(event);
  queueMicrotask(() => {
    if (!event.defaultPrevented) act();
  });
}

/** Acts on the requests of one kind that come up to an element, where nobody prevents them. */
export function onRequest<Name extends RequestName>(
  element: HTMLElement,
  name: Name,
  act: (detail: FlinkEvents[Name]['detail']) => void,
): void {
  element.addEventListener<RequestName>(name, (event) => {
    take(event, () => act(event.detail));
  });
}

/** Sends a request on to a provider elsewhere in the page. The copy does not bubble: nobody hears it twice. */
export function forwardRequest(event: Event, target: () => EventTarget | null): void {
  if (!(event instanceof CustomEvent)) return;
  const { detail, type } = event;
  take(event, () => target()?.dispatchEvent(new CustomEvent(type, { detail, cancelable: true })));
}
