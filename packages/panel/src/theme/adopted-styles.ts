import { type CSSResult, css } from 'lit';
import type { Theme } from './theme.ts';

const sheets = {
  light: css`
    :host {
      color-scheme: light;
    }
  `.styleSheet,
  dark: css`
    :host {
      color-scheme: dark;
    }

    /* Dark ink on white paper, whatever the screen shows. */
    @media print {
      :host {
        color-scheme: light;
      }
    }
  `.styleSheet,
};

/**
 * Chooses the side of `light-dark()` for an element; null leaves that to what it is in. A style sheet: attributes are
 * the host's, and `style` would outdo the host's own styles.
 */
export function setColorScheme(root: Node, theme: Theme | null): void {
  if (!(root instanceof ShadowRoot)) return;
  const ours = Object.values(sheets);
  const others = root.adoptedStyleSheets.filter((sheet) => !ours.includes(sheet));
  const chosen = theme === null ? undefined : sheets[theme];
  root.adoptedStyleSheets = chosen === undefined ? others : [...others, chosen];
}

/** Adds styles that came later than the element, once. */
export function adoptStyles(root: Node, { styleSheet }: CSSResult): void {
  if (!(root instanceof ShadowRoot) || styleSheet === undefined) return;
  if (root.adoptedStyleSheets.includes(styleSheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
}
