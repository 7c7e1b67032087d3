/** Whole px. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** One observer for all elements: a hundred of them cost a hundred callbacks a frame. */
function shared<Entry extends { readonly target: Element }>(
  create: (callback: (entries: readonly Entry[]) => void) => {
    observe(element: Element): void;
    unobserve(element: Element): void;
  },
) {
  const callbacks = new WeakMap<Element, Set<(entry: Entry) => void>>();
  let observer: ReturnType<typeof create> | undefined;
  return (element: Element, callback: (entry: Entry) => void): (() => void) => {
    // Made on first use: importing must not need a DOM.
    observer ??= create((entries) => {
      for (const entry of entries)
        for (const tell of callbacks.get(entry.target) ?? []) tell(entry);
    });
    const told = callbacks.get(element) ?? new Set();
    callbacks.set(element, told.add(callback));
    // Whoever comes later is told at once too.
    observer.unobserve(element);
    observer.observe(element);
    return () => {
      told.delete(callback);
      if (told.size === 0) observer?.unobserve(element);
    };
  };
}

const sizes = shared<ResizeObserverEntry>((callback) => new ResizeObserver(callback));
const views = shared<IntersectionObserverEntry>(
  // Half a screen ahead, so that scrolling meets charts that are drawn.
  (callback) => new IntersectionObserver(callback, { rootMargin: '50% 0px' }),
);

/** Tells the size of the element's content. @returns how to stop */
export const observeSize = (element: Element, changed: (size: Size) => void): (() => void) =>
  sizes(element, ({ contentRect }) =>
    changed({ width: Math.floor(contentRect.width), height: Math.floor(contentRect.height) }),
  );

/** Tells when the element comes near the visible part of the page, or leaves it. @returns how to stop */
export const observeView = (element: Element, changed: (near: boolean) => void): (() => void) =>
  views(element, (entry) => changed(entry.isIntersecting));
