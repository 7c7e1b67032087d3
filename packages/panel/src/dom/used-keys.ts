const fields = 'input,select,textarea';
const pressed = `${fields},button,summary,a`;

/**
 * A key that did something in an element does nothing more around it: a host's dialog stays open, and its shortcuts are
 * not typed into our fields. A page sees the element as the target, so it cannot know by itself.
 */
export function keepUsedKeys(this: Element, event: KeyboardEvent): void {
  const { key, target, defaultPrevented, ctrlKey, metaKey, altKey } = event;
  // What a page puts into a slot is the page's own.
  if (target !== this) return;
  const at = event.composedPath()[0] as Element;
  const isTaken =
    key === 'Escape'
      ? this.shadowRoot?.querySelector(':popover-open, :modal')
      : !(key === 'Tab' || ctrlKey || metaKey || altKey) &&
        at.matches(key === 'Enter' || key === ' ' ? pressed : fields);
  if (defaultPrevented || isTaken) event.stopPropagation();
}
