import { css } from 'lit';

/** Flink's own UI: red is busy, black backpressured, blue idle. In the dark black would not be seen. */
export const mapStyles = css`
  h3 {
    margin: 0;
  }

  .muted {
    margin: 4px 0;
    color: var(--_muted);
    font-weight: 400;
  }

  .muted .button {
    min-block-size: 24px;
    padding-inline: 8px;
  }

  .scrolls {
    overflow-x: auto;
    padding: 2px;
  }

  ol {
    position: relative;
    direction: ltr;
    margin: 4px 0 8px;
    padding: 0;
    list-style: none;
  }

  ol > svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
    fill: none;
    stroke: var(--_muted);
    stroke-width: 1.5;
  }

  li {
    position: absolute;
    inline-size: 248px;
    block-size: 148px;
  }

  .box {
    display: flex;
    flex-direction: column;
    gap: 2px;
    inline-size: 100%;
    block-size: 100%;
    padding: 8px;
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font-size: 12px;
    line-height: 16px;
    text-align: start;
  }

  button.box {
    cursor: pointer;
  }

  .box.critical {
    border: 2px solid var(--_bad);
    padding: 7px;
    color: inherit;
  }

  .box.warning {
    border: 2px solid var(--_warn);
    padding: 7px;
    color: inherit;
  }

  button.box:hover {
    border-color: var(--_accent);
  }

  .box[aria-pressed='true'] {
    background: var(--_accent-soft);
    outline: 2px solid var(--_accent);
  }

  .box .muted {
    margin: 0;
  }

  .name {
    flex: none;
    overflow: hidden;
    font-size: 13px;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .bar {
    display: flex;
    flex: none;
    block-size: 8px;
    margin-block: 2px;
    overflow: hidden;
    border-radius: 2px;
    background: var(--_grid);
  }

  .busy {
    background: #ee6464;
  }

  .backpressured {
    background: light-dark(#1a1a1a, #d9d9d9);
  }

  .idle {
    background: #5db1ff;
  }

  .key,
  .key span {
    display: flex;
    align-items: center;
    gap: 4px 12px;
    font-size: 12px;
  }

  .key span {
    gap: 4px;
  }

  .key i {
    inline-size: 10px;
    block-size: 10px;
    border-radius: 2px;
  }

  summary {
    min-block-size: 24px;
    color: var(--_muted);
    cursor: pointer;
  }

  table {
    border-collapse: collapse;
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    padding: 4px 12px 4px 0;
    border-block-end: 1px solid var(--_border);
    font-weight: 400;
    text-align: end;
    white-space: nowrap;
  }

  th:first-child {
    max-inline-size: 36ch;
    text-align: start;
    white-space: normal;
    overflow-wrap: anywhere;
  }

  thead th {
    color: var(--_muted);
  }

  @media (forced-colors: active) {
    .bar i,
    .key i {
      forced-color-adjust: none;
    }
  }
`;
