import { css } from 'lit';

export const tableStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }

  .box {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .search {
    padding: 8px;
    border-block-end: 1px solid var(--_border);
  }

  input {
    inline-size: min(100%, 320px);
    min-block-size: 28px;
    padding: 0 8px;
    border: 1px solid var(--_control-border);
    border-radius: 4px;
    background: var(--_surface);
  }

  .scroll {
    max-block-size: 480px;
    overflow: auto;
    scrollbar-width: thin;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 12px;
  }

  th,
  td {
    padding: 5px 12px;
    border-block-end: 1px solid var(--_border);
    text-align: start;
    vertical-align: top;
  }

  tr:last-child > * {
    border-block-end: 0;
  }

  thead th {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    background: var(--_surface);
    color: var(--_muted);
    font-weight: 600;
  }

  tbody th {
    font-weight: 400;
  }

  .series {
    max-inline-size: 40ch;
    overflow: hidden;
    color: var(--_muted);
    text-overflow: ellipsis;
    unicode-bidi: isolate;
    white-space: nowrap;
  }

  .number {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    text-align: end;
    white-space: nowrap;
  }

  .time {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .empty {
    margin: 0;
    padding: 16px;
    color: var(--_muted);
  }
`;
