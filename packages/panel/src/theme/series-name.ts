import { css, html, nothing } from 'lit';

/** What is shown of a task (`map · in`), or which of many it is: the number of a TaskManager, a partition, a pod. */
const tail = /( · [^·]*|[-_.:][A-Za-z0-9]{1,6}([-_.:][0-9]{1,4})*)$/;
/** Chars: of an endless name only the end is searched. */
const SEARCHED = 100;

/** A series' name. Where it has no room, its end stays: the names of two lines begin alike. */
export function seriesName(label: string) {
  const before = Math.max(0, label.length - SEARCHED);
  const found = label.slice(before).search(tail);
  const end = found < 0 ? label.length : before + found;
  const [first, last] = end === 0 ? [label, ''] : [label.slice(0, end), label.slice(end)];
  const aspect = last === '' ? nothing : html`<bdi class="aspect">${last}</bdi>`;
  return html`<span class="name"><bdi>${first}</bdi>${aspect}</span>`;
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
