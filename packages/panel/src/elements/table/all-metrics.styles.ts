import { css } from 'lit';

export const allMetricsStyles = css`
  .box {
    container-type: inline-size;
    margin-block-start: 4px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  input {
    inline-size: min(100% - 16px, 320px);
    min-block-size: 32px;
    margin: 8px;
    padding: 0 8px;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .summary {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 0 8px 8px 12px;
    border-block-end: 1px solid var(--_border);
    color: var(--_muted);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }

  .summary .button {
    margin-inline-start: auto;
  }

  .scroll {
    max-block-size: 480px;
    overflow: auto;
    /* Rows that move, or come into sight, must not scroll it. */
    overflow-anchor: none;
    scrollbar-width: thin;
  }

  table {
    inline-size: 100%;
    border-spacing: 0;
    font-size: 12px;
    table-layout: fixed;
  }

  th,
  td {
    overflow: hidden;
    padding: 4px 12px;
    border-block-end: 1px solid var(--_border);
    text-align: start;
    text-overflow: ellipsis;
    unicode-bidi: isolate;
    white-space: nowrap;
  }

  /* All as high, whatever scripts their text is in: what is out of sight is counted in rows. */
  tbody tr {
    block-size: 2.25em;
  }

  tbody::before,
  tbody::after {
    display: block;
    block-size: var(--_above);
    content: '';
  }

  tbody::after {
    block-size: var(--_below);
  }

  thead th {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    padding: 0;
    background: var(--_surface);
    color: var(--_muted);
  }

  .sort {
    inline-size: 100%;
    min-block-size: 28px;
    padding: 0 12px;
    border: 0;
    background: none;
    font-size: 12px;
    font-weight: 600;
    text-align: inherit;
    cursor: pointer;
  }

  .sort:hover {
    color: var(--_accent);
  }

  tbody th {
    font-weight: 400;
  }

  code {
    margin-inline-start: 8px;
    color: var(--_muted);
    font-family: var(--_mono);
    font-size: 11px;
    line-height: 1;
  }

  .series {
    color: var(--_muted);
  }

  .value {
    inline-size: 128px;
    text-align: end;
  }

  td.value {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }

  .empty {
    margin: 0;
    padding: 16px 12px;
    color: var(--_muted);
  }

  .failure {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0;
    padding: 0 12px 8px;
    color: var(--_bad);
  }

  flink-metrics-message {
    display: block;
    margin: 0 8px 8px;
  }

  @container (max-width: 520px) {
    code {
      display: none;
    }

    .value {
      inline-size: 88px;
    }
  }

  @media print {
    .scroll {
      max-block-size: none;
      overflow: visible;
    }

    input,
    .summary .button,
    tbody::before,
    tbody::after {
      display: none;
    }
  }
`;
