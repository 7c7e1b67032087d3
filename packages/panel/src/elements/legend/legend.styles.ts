import { css } from 'lit';

export const legendStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    min-inline-size: 0;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 12px;
  }

  th,
  td {
    padding: 0;
    font-weight: 400;
  }

  /* Takes what the numbers leave, and cuts its text instead of growing. */
  th:first-child {
    inline-size: 100%;
    max-inline-size: 0;
    text-align: start;
  }

  .beyond {
    display: none;
  }

  td,
  thead th:not(:first-child) {
    padding-inline-start: 12px;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    text-align: end;
    white-space: nowrap;
  }

  /* Ends where the chart's buttons end. */
  td.last {
    padding-inline-end: 4px;
    color: var(--_text);
  }

  thead th.last {
    padding-inline-end: 2px;
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

  .sort {
    min-inline-size: 24px;
    min-block-size: 24px;
    padding: 0 2px;
    color: var(--_muted);
  }

  th[scope='row'] {
    position: relative;
  }

  /* Shown where it is asked for, and where nothing can hover. Keyboards have Shift and Enter. */
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

  @media (hover: none) {
    .only {
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

  @container (inline-size < 520px) {
    thead,
    .min,
    .max,
    .mean {
      display: none;
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
