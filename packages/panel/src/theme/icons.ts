import { html, svg } from 'lit';

export const icon = (path: ReturnType<typeof svg>) =>
  html`<svg viewBox="0 0 16 16" aria-hidden="true">${path}</svg>`;

export const infoIcon = icon(
  svg`<circle cx="8" cy="8" r="6.25" /><path d="M8 7.25v3.5M8 5v.25" />`,
);
export const tableIcon = icon(
  svg`<rect x="2" y="3" width="12" height="10" rx="1" /><path d="M2 6.5h12M2 9.75h12M6.5 6.5V13" />`,
);
export const downloadIcon = icon(svg`<path d="M8 2.5v7.5M5 7.25 8 10.25l3-3M3 13h10" />`);
export const imageIcon = icon(
  svg`<rect x="2" y="3" width="12" height="10" rx="1" /><path d="m2.5 11.5 3.5-4 2.5 3 1.5-1.5 3.5 3M10.5 6v.25" />`,
);
export const copyIcon = icon(
  svg`<rect x="5.5" y="5.5" width="8" height="8" rx="1" /><path d="M10.5 5.5v-3h-8v8h3" />`,
);
export const closeIcon = icon(svg`<path d="m4 4 8 8M12 4l-8 8" />`);
export const earlierIcon = icon(svg`<path d="m10 4-4 4 4 4" />`);
export const zoomOutIcon = icon(
  svg`<circle cx="7" cy="7" r="4.5" /><path d="m10.5 10.5 3 3M5 7h4" />`,
);
export const undoIcon = icon(svg`<path d="m5.5 3-3 3 3 3M2.5 6h7a3.5 3.5 0 0 1 0 7H7" />`);
export const chevronIcon = icon(svg`<path d="m6 4 4 4-4 4" />`);
export const refreshIcon = icon(svg`<path d="M13 8a5 5 0 1 1-1.5-3.6M13 2.5v2.75h-2.75" />`);
export const fullscreenIcon = icon(
  svg`<path d="M9.5 2.5h4v4M13.5 2.5 9 7M6.5 13.5h-4v-4M2.5 13.5 7 9" />`,
);
export const playIcon = icon(
  svg`<circle cx="8" cy="8" r="6.25" /><path d="M6.5 5.5v5L10.75 8z" />`,
);
export const warningIcon = icon(svg`<path d="M8 2.25 14.25 13H1.75zM8 6.5v3M8 11.25v.25" />`);
export const stopIcon = icon(svg`<rect x="3.5" y="3.5" width="9" height="9" rx="1" />`);
export const waitIcon = icon(svg`<circle cx="8" cy="8" r="6.25" /><path d="M8 4.5V8l2.5 1.5" />`);
export const unknownIcon = icon(
  svg`<circle cx="8" cy="8" r="6.25" /><path d="M6.25 6.25a1.75 1.75 0 1 1 2.5 1.6c-.5.25-.75.5-.75 1.15M8 11v.25" />`,
);
export const editIcon = icon(
  svg`<path d="m3 13 .75-3L10.5 3.25l2.25 2.25L6 12.25zM9 4.75 11.25 7" />`,
);
