import { parentThroughShadow } from '../dom/ancestors.ts';

export type Theme = 'light' | 'dark';

/** What a host may ask for: `auto` follows what is behind the element. */
export type ThemeChoice = Theme | 'auto';

/**
 * Light or dark, as the page behind the element is painted. Hosts switch by classes, attributes or media queries of
 * their own; the background they end up with is the one thing all have in common.
 */
export function themeBehind(element: Element): Theme {
  let current = parentThroughShadow(element);
  while (current !== null) {
    const style = getComputedStyle(current);
    const light = lightness(style.backgroundColor);
    if (light !== null) return light < 0.5 ? 'dark' : 'light';
    current = parentThroughShadow(current);
  }
  // Nothing is painted: the canvas shows, which is white unless the page opted into the system's scheme.
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  if (!scheme.includes('dark')) return 'light';
  return scheme.includes('light') && !matchMedia('(prefers-color-scheme: dark)').matches
    ? 'light'
    : 'dark';
}

/** 0 (black) to 1 (white); null for a colour one can see through, or one not written as `rgb()`. */
function lightness(color: string): number | null {
  const [red, green, blue, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
  if (!color.startsWith('rgb') || red === undefined || green === undefined || blue === undefined) {
    return null;
  }
  return alpha < 0.5 ? null : (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

const followers = new Set<() => void>();
let stop = () => {};

/**
 * Calls back whenever the page may have switched its theme or language: one observer for all that follow it.
 * @returns how to stop
 */
export function watchPage(changed: () => void): () => void {
  const follower = () => changed();
  if (followers.size === 0) stop = observePage();
  followers.add(follower);
  return () => {
    if (followers.delete(follower) && followers.size === 0) stop();
  };
}

function observePage(): () => void {
  const tell = () => {
    for (const changed of followers) changed();
  };
  const media = matchMedia('(prefers-color-scheme: dark)');
  media.addEventListener('change', tell);
  const observer = new MutationObserver(tell);
  for (const element of [document.documentElement, document.body]) {
    observer.observe(element, { attributes: true, attributeFilter: pageAttributes });
  }
  return () => {
    media.removeEventListener('change', tell);
    observer.disconnect();
  };
}

const pageAttributes = [
  'lang',
  'class',
  'style',
  'data-theme',
  'data-bs-theme',
  'data-color-mode',
  'theme',
];
