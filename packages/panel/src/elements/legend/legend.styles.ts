import { css } from 'lit';

export const legendStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    min-inline-size: 0;
  }

  /* Laid out by its first row alone: a value that grows moves nothing, and a refresh measures no cell. */
  table {
    --_between: 8px;

    inline-size: 100%;
    border-collapse: collapse;
    font-size: 12px;
    table-layout: fixed;
  }

  th,
  td {
    padding: 0;
    font-weight: 400;
  }

  th:first-child {
    text-align: start;
  }

  .beyond {
    display: none;
  }

  thead th:not(:first-child) {
    inline-size: calc(var(--_column) + var(--_between));
    text-align: end;
  }

  td {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    text-align: end;
    white-space: nowrap;
  }

  /* Only these are cut: to clip each cell of thirty charts doubles what the page takes to be painted. */
  td.long {
    padding-inline-start: 4px;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  /* Ends where the chart's buttons end. */
  thead th.last {
    inline-size: calc(var(--_last) + var(--_between) + 4px);
    padding-inline-end: 4px;
  }

  td.last {
    padding-inline-end: 4px;
    color: var(--_text);
  }

  thead,
  .rate {
    color: var(--_muted);
  }

  /* In one line however few px are left: the columns are chosen once the width is known, and a height that then
     changed would not be reported any more (ResizeObserver's loop error, in the host's window). */
  .rate {
    padding-inline-start: 4px;
    white-space: nowrap;
  }

  button {
    border: 0;
    border-radius: 4px;
    background: none;
    cursor: pointer;
  }

  button:hover {
    background: var(--_accent-soft);
  }

  /* As wide as its column, to be hit; its text ends where the numbers end. */
  .sort {
    inline-size: 100%;
    min-inline-size: 24px;
    min-block-size: 24px;
    padding: 0;
    font-variant-numeric: tabular-nums;
    text-align: end;
    white-space: nowrap;
  }

  .sort:hover,
  .sort:is(.ascending, .descending) {
    color: var(--_text);
  }

  /* Before the text, which stays where it is. */
  .sort:is(.ascending, .descending)::before {
    content: '↑ ' / '';
  }

  .sort.descending::before {
    content: '↓ ' / '';
  }

  .label {
    position: relative;
    display: flex;
    min-inline-size: 0;
  }

  /* Shown on hover. Keyboards have Shift and Enter. */
  .only {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    min-inline-size: 24px;
    min-block-size: 24px;
    padding: 0 6px;
    background: var(--_accent-soft);
    color: var(--_accent);
    opacity: 0;
  }

  tr:hover .only,
  .only:focus-visible {
    opacity: 1;
  }

  /* Always shown beside the name where the pointer cannot hover. */
  @media (hover: none) {
    .only {
      position: static;
      flex: none;
      margin-inline-start: auto;
      background: none;
      color: var(--_muted);
      opacity: 1;
    }
  }

  .item {
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 24px;
    max-inline-size: 100%;
    min-block-size: 24px;
    padding: 0 4px;
  }

  .item[aria-pressed='false'] .name {
    color: var(--_muted);
    text-decoration: line-through;
  }

  .item[aria-pressed='false'] .swatch {
    --_color: var(--_muted) !important;
  }

  /* In the place of a row: a swatch, and a name. */
  .toggle {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 24px;
    padding: 0 8px 0 4px;
    color: var(--_muted);
    font-size: 12px;
  }

  .toggle:hover {
    color: var(--_accent);
  }

  .toggle svg {
    flex: none;
    inline-size: 12px;
    block-size: 12px;
    rotate: 90deg;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
  }

  .toggle[aria-expanded='true'] svg {
    rotate: -90deg;
  }

  .key {
    display: flex;
    align-items: center;
    gap: 6px;
    margin: 0;
    padding: 4px;
    color: var(--_muted);
    font-size: 12px;
  }

  @container (inline-size >= 520px) {
    table {
      --_between: 16px;
    }
  }

  @media print {
    .beyond {
      display: table-row;
    }

    .toggle,
    .only {
      display: none;
    }
  }
`;
