import { css, html } from 'lit';

const SEPARATOR = ' · ';

/** A series' name. Where it has no room, what is shown of a task stays: the names of two lines begin alike. */
export function seriesName(label: string) {
  const end = label.lastIndexOf(SEPARATOR);
  const [first, last] = end < 1 ? [label, ''] : [label.slice(0, end), label.slice(end)];
  return html`<span class="name"><bdi>${first}</bdi><bdi class="aspect">${last}</bdi></span>`;
}

export const seriesNameStyles = css`
  .name {
    display: flex;
    min-inline-size: 0;
    white-space: pre;
  }

  .name bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .name .aspect {
    flex: none;
    max-inline-size: 50%;
  }
`;
