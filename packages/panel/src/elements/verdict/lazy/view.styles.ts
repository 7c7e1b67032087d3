import { css } from 'lit';

export const viewStyles = css`
  .verdict,
  .list > .finding,
  .list > .problem {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .verdict {
    padding: 8px 16px;
    border-inline-start: 3px solid var(--_muted);
  }

  .list {
    display: flex;
    flex-direction: column;
    gap: 8px;
  }

  .list > * {
    margin: 0;
    padding: 8px 16px;
  }

  .verdict.critical {
    border-inline-start-color: var(--_bad);
  }

  .verdict.warning {
    border-inline-start-color: var(--_warn);
  }

  .verdict:is(.healthy, .info) {
    border-inline-start-color: var(--_good);
  }

  .head,
  .word,
  .problem,
  .problem strong {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    line-height: 20px;
  }

  .word {
    font-size: 14px;
    font-weight: 600;
  }

  .critical .word,
  .critical > summary > svg,
  .problem strong {
    color: var(--_bad);
  }

  .warning .word,
  .warning > summary > svg {
    color: var(--_warn);
  }

  :is(.healthy, .info) .word {
    color: var(--_good);
  }

  .muted,
  .info > summary > svg,
  .unknown .word {
    color: var(--_muted);
    font-weight: 400;
  }

  svg {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  summary {
    min-block-size: 24px;
    padding-block: 2px;
    line-height: 20px;
    cursor: pointer;
    overflow-wrap: anywhere;
  }

  /* Firefox's triangle makes the line half a pixel higher: not beyond the place that is kept. */
  .foot > details > summary {
    padding-block-end: 1.5px;
  }

  .finding > summary {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    line-height: 20px;
  }

  /* A list item's marker is gone with its display. */
  .finding > summary::after {
    flex: none;
    inline-size: 7px;
    block-size: 7px;
    margin: 6px 4px 0 auto;
    border: solid var(--_muted);
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
    content: '';
  }

  .finding[open] > summary::after {
    rotate: 225deg;
  }

  .finding > summary > svg {
    margin-block-start: 2px;
  }

  .finding > summary:hover .sentence,
  .more:hover,
  .checks > summary:hover,
  .needs > summary:hover {
    text-decoration: underline;
    text-decoration-color: var(--_accent);
    text-underline-offset: 3px;
  }

  .sentence {
    min-inline-size: 0;
  }

  .all:not(:empty) {
    margin-block-start: 4px;
  }

  /* What somebody opened stays, whatever comes before it. */
  .all.closed > .finding:not(:first-child, [open]) {
    display: none;
  }

  /* No higher than its line. */
  .more {
    min-block-size: 24px;
    margin-block: -2px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  .more::before {
    content: counter(list-item, disclosure-closed) ' ';
  }

  .more[aria-expanded='true']::before {
    content: counter(list-item, disclosure-open) ' ';
  }

  .body {
    padding: 0 0 8px 24px;
  }

  h5 {
    margin: 8px 0 2px;
    color: var(--_muted);
    font-size: 12px;
    font-weight: 600;
  }

  p,
  ul {
    margin: 0;
    overflow-wrap: anywhere;
  }

  ul {
    padding-inline-start: 20px;
  }

  .causes {
    padding: 0;
    list-style: none;
  }

  .causes li {
    display: flex;
    align-items: flex-start;
    gap: 6px;
  }

  .causes svg {
    margin-block-start: 2px;
  }

  .causes .yes svg {
    color: var(--_bad);
  }

  .causes .no,
  .causes .unknown svg {
    color: var(--_muted);
  }

  .fine {
    columns: 24ch;
  }

  .key {
    display: inline-block;
    margin-inline-end: 8px;
  }

  code,
  pre {
    font: 12px / 1.5 var(--_mono);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  pre {
    max-block-size: 9lh;
    margin: 0 0 4px;
    padding: 8px;
    overflow: auto;
    border-radius: 4px;
    background: var(--_background);
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-block-start: 4px;
  }

  .buttons .button {
    min-block-size: 28px;
    padding-inline: 8px;
  }

  /* Closed, they share a line; beside no finding each has its own, so that a healthy job's box is as high as an ill one's. */
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 24px;
    margin-block-start: 4px;
  }

  .foot.alone {
    flex-flow: column nowrap;
  }

  .foot > details[open] {
    inline-size: 100%;
  }

  /* What they hold is said when they are open, where a line has no room for both. */
  .foot:not(.alone) .needs > summary .muted {
    display: none;
  }

  /* Whatever is beside the number of further findings leaves its line, or is on one of its own with or without it. */
  @container (inline-size < 720px) {
    .counts:has(+ .more) {
      display: none;
    }

    .phase {
      flex-basis: 100%;
    }
  }

  @container (inline-size < 560px) {
    .as-of {
      flex-basis: 100%;
    }

    .needs > summary .muted,
    .foot:not(.alone) .checks > summary .muted {
      display: none;
    }

    /* A line, as wherever there is more room: what waits for the verdict is as high. */
    .foot.alone > :not([open]) > summary {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  }

  .scrolls {
    overflow-x: auto;
  }

  table {
    border-collapse: collapse;
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    padding: 4px 0 4px 16px;
    border-block-end: 1px solid var(--_border);
    font-weight: 400;
    text-align: end;
    white-space: nowrap;
  }

  th:first-child {
    min-inline-size: 16ch;
    padding-inline-start: 0;
    text-align: start;
    white-space: normal;
    overflow-wrap: anywhere;
  }

  thead th {
    color: var(--_muted);
  }

  .scarce {
    color: var(--_warn);
    font-weight: 600;
  }

  @media print {
    .buttons,
    .finding > summary::after {
      display: none;
    }
  }
`;
