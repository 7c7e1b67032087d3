import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What the system calls the colours of text, links and selections. */
const systemColors = ['CanvasText', 'LinkText', 'Highlight'];

/**
 * What a chart is looked at on. A canvas follows neither `@media print` nor forced colours by itself: whoever draws
 * it has to be told, and before the printer is.
 */
export class Medium implements ReactiveController {
  readonly #changed: () => void;
  #forced: MediaQueryList | undefined;
  #printing = false;

  constructor(host: ReactiveControllerHost, changed: () => void) {
    this.#changed = changed;
    host.addController(this);
  }

  get printing(): boolean {
    return this.#printing;
  }

  /** The system overrules the page's colours, as Windows' contrast themes do. */
  get forced(): boolean {
    return this.#forced?.matches ?? false;
  }

  hostConnected(): void {
    this.#forced ??= matchMedia('(forced-colors: active)');
    this.#forced.addEventListener('change', this.#changed);
    window.addEventListener('beforeprint', this.#print);
    window.addEventListener('afterprint', this.#print);
  }

  hostDisconnected(): void {
    this.#forced?.removeEventListener('change', this.#changed);
    window.removeEventListener('beforeprint', this.#print);
    window.removeEventListener('afterprint', this.#print);
  }

  readonly #print = ({ type }: Event): void => {
    this.#printing = type === 'beforeprint';
    this.#changed();
  };
}

/** The system's colours as `rgb()`, read through an element: a canvas does not know which scheme it is in. */
export function systemPalette(root: Node): readonly string[] {
  const probe = document.createElement('span');
  root.appendChild(probe);
  const palette = systemColors.map((name) => {
    probe.style.color = name;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return palette;
}
