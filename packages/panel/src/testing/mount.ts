// Brings `it` and `afterEach` of the browser tests' framework.

import { render, type TemplateResult } from 'lit';
import type {} from 'mocha';
import type { Theme } from '../theme/theme.ts';

/** Puts elements into the page for one test; they are removed after it. */
export function mount(content: TemplateResult, theme: Theme = 'light'): HTMLElement {
  const host = document.createElement('div');
  host.style.colorScheme = theme;
  host.style.background = theme === 'dark' ? '#16191f' : '#ffffff';
  host.style.inlineSize = '640px';
  document.body.append(host);
  render(content, host);
  return host;
}

afterEach(() => {
  document.body.replaceChildren();
  // What a user opened is so the next time, and each test is somebody else.
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith('flink-metrics-open/')) localStorage.removeItem(key);
  }
});

// Files of tests run beside each other in one browser: what one finds of a namespace is not so in another's Prometheus.
const { setItem } = Storage.prototype;
Storage.prototype.setItem = function (key, value) {
  if (!key.startsWith('flink-metrics-deployments/')) setItem.call(this, key, value);
};

/** The first element that matches. @throws {Error} where none does */
export function find<Found extends Element = HTMLElement>(
  root: ParentNode,
  selector: string,
): Found {
  const found = root.querySelector<Found>(selector);
  if (found === null) throw new Error(`nothing matches ${selector}`);
  return found;
}

/** The shadow root of the first element that matches. */
export function shadow(root: ParentNode, selector: string): ShadowRoot {
  const { shadowRoot } = find(root, selector);
  if (shadowRoot === null) throw new Error(`${selector} has no shadow root`);
  return shadowRoot;
}

/** Waits until something holds, a frame at a time. */
export async function until<Value>(
  what: string,
  probe: () => Value | null | undefined | false,
  timeout = 10_000,
): Promise<Value> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const value = probe();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 16));
  }
}

export const nextFrame = (): Promise<number> =>
  new Promise((resolve) => requestAnimationFrame(resolve));
