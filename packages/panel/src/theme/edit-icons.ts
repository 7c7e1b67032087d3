import { svg } from 'lit';
import { icon } from './icons.ts';

export const plusIcon = icon(svg`<path d="M8 3.5v9M3.5 8h9" />`);
export const arrowLeftIcon = icon(svg`<path d="M13 8H3.5M7 4 3 8l4 4" />`);
export const arrowRightIcon = icon(svg`<path d="M3 8h9.5M9 4l4 4-4 4" />`);
export const arrowUpIcon = icon(svg`<path d="M8 13V3.5M4 7l4-4 4 4" />`);
export const arrowDownIcon = icon(svg`<path d="M8 3v9.5M4 9l4 4 4-4" />`);
export const widthIcon = icon(svg`<path d="M1.5 8h13M4.5 5l-3 3 3 3M11.5 5l3 3-3 3" />`);
export const gripIcon = icon(
  svg`<circle cx="6" cy="4" r="1" /><circle cx="10" cy="4" r="1" /><circle cx="6" cy="8" r="1" /><circle cx="10" cy="8" r="1" /><circle cx="6" cy="12" r="1" /><circle cx="10" cy="12" r="1" />`,
);
export const hideIcon = icon(
  svg`<path d="M2 8c1.5-2.75 3.5-4 6-4s4.5 1.25 6 4c-1.5 2.75-3.5 4-6 4s-4.5-1.25-6-4M3 13 13 3" />`,
);
export const showIcon = icon(
  svg`<path d="M2 8c1.5-2.75 3.5-4 6-4s4.5 1.25 6 4c-1.5 2.75-3.5 4-6 4s-4.5-1.25-6-4" /><circle cx="8" cy="8" r="1.75" />`,
);
export const removeIcon = icon(svg`<path d="M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.5 9h6l.5-9" />`);
export const undoEditIcon = icon(
  svg`<path d="M3 6h6.5a3.5 3.5 0 1 1 0 7H6M5.5 3.5 3 6l2.5 2.5" />`,
);
export const uploadIcon = icon(svg`<path d="M8 10.5V3M5 5.75 8 2.75l3 3M3 13h10" />`);
