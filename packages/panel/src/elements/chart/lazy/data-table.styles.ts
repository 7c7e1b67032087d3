import { css } from 'lit';

export const dataTableStyles = css`
  .data {
    block-size: var(--flink-chart-height, var(--_fit-height, 168px));
    overflow: auto;
    font-size: 12px;
    scrollbar-width: thin;
  }

  :host(:fullscreen) .data {
    flex: 1 0 0;
    min-block-size: 50vh;
  }

  .data table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }

  .data th,
  .data td {
    padding: 2px 8px;
    font-weight: 400;
    text-align: end;
    unicode-bidi: isolate;
    white-space: nowrap;
  }

  /* A heading alone may be long: to clip thousands of numbers takes half the time of drawing them. */
  .data thead th {
    position: sticky;
    inset-block-start: 0;
    max-inline-size: 160px;
    overflow: hidden;
    background: var(--_surface);
    color: var(--_muted);
    text-overflow: ellipsis;
  }

  .data thead th:first-child {
    text-align: start;
  }

  .data tbody th,
  .data p {
    color: var(--_muted);
    text-align: start;
  }

  .data p {
    position: sticky;
    inset-inline-start: 0;
    inline-size: fit-content;
    margin: 4px 8px;
  }
`;
