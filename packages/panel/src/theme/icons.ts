import { html, svg } from 'lit';

const icon = (path: ReturnType<typeof svg>) =>
  html`<svg viewBox="0 0 16 16" aria-hidden="true">${path}</svg>`;

export const infoIcon = icon(
  svg`<circle cx="8" cy="8" r="6.25" /><path d="M8 7.25v3.5M8 5v.25" />`,
);
export const tableIcon = icon(
  svg`<rect x="2" y="3" width="12" height="10" rx="1" /><path d="M2 6.5h12M2 9.75h12M6.5 6.5V13" />`,
);
export const downloadIcon = icon(svg`<path d="M8 2.5v7.5M5 7.25 8 10.25l3-3M3 13h10" />`);
export const chevronIcon = icon(svg`<path d="m6 4 4 4-4 4" />`);
export const refreshIcon = icon(svg`<path d="M13 8a5 5 0 1 1-1.5-3.6M13 2.5v2.75h-2.75" />`);
export const fullscreenIcon = icon(
  svg`<path d="M9.5 2.5h4v4M13.5 2.5 9 7M6.5 13.5h-4v-4M2.5 13.5 7 9" />`,
);
