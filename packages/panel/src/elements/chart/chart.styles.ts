import { css } from 'lit';

/** The card, and what it holds besides the lines. */
export const chartStyles = css`
  :host {
    display: block;
    position: relative;
    min-inline-size: 0;
    container-type: inline-size;
  }

  /* Its tooltip lies over the cards that follow. */
  :host(:hover),
  :host(:focus-within) {
    z-index: 1;
  }

  :host(:fullscreen) {
    --flink-chart-height: min(60vh, 800px);

    padding: 16px;
    overflow: auto;
    background: var(--_background);
  }

  figure {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 4px;
    block-size: 100%;
    margin: 0;
    padding: 8px 8px 6px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  figure.stale {
    border: 1px dashed var(--_warn);
  }

  .stale .canvas {
    opacity: 0.6;
  }

  /* A refresh is worth a word only when it takes its time. */
  figure[aria-busy='true']::before {
    position: absolute;
    inset: -1px auto auto 10%;
    inline-size: 80%;
    block-size: 2px;
    border-radius: 1px;
    background: var(--_accent);
    content: '';
    opacity: 0;
    animation: wait 1.6s 0.6s ease-in-out infinite alternate;
  }

  @keyframes wait {
    from {
      opacity: 0.2;
    }

    to {
      opacity: 0.9;
    }
  }

  figcaption {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    min-block-size: 24px;
    padding-inline-start: 4px;
  }

  .title {
    display: -webkit-box;
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    padding-block: 3px;
    overflow: hidden;
    font-size: 13px;
    font-weight: 600;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .badge {
    flex: none;
    margin-block: 3px;
    padding: 0 6px;
    border: 1px solid currentcolor;
    border-radius: 9px;
    color: var(--_warn);
    font-size: 11px;
    line-height: 16px;
  }

  .note {
    display: -webkit-box;
    margin: 0 4px;
    overflow: hidden;
    color: var(--_warn);
    font-size: 12px;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .actions {
    display: flex;
    flex: none;
    gap: 2px;
  }

  .failure {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    max-inline-size: 100%;
    padding: 4px 8px;
    border-radius: 4px;
    background: var(--_bad-soft);
    color: var(--_bad);
    font-size: 12px;
  }

  .failure span {
    flex: 1;
    min-inline-size: 0;
    max-block-size: 3lh;
    overflow: hidden;
    overflow-wrap: anywhere;
  }

  .data {
    block-size: var(--flink-chart-height, 168px);
    overflow: auto;
    font-size: 12px;
    scrollbar-width: thin;
  }

  .data table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }

  .data th,
  .data td {
    max-inline-size: 160px;
    padding: 2px 8px;
    overflow: hidden;
    font-weight: 400;
    text-align: end;
    text-overflow: ellipsis;
    unicode-bidi: isolate;
    white-space: nowrap;
  }

  .data thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--_surface);
    color: var(--_muted);
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

  .info {
    position: absolute;
    z-index: 20;
    inset: 36px 4px 4px;
    padding: 8px 12px;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
    box-shadow: 0 4px 16px rgb(0 0 0 / 18%);
    font-size: 12px;
    scrollbar-width: thin;
  }

  .info .close {
    position: sticky;
    inset-block-start: 0;
    float: inline-end;
    background: var(--_raised);
  }

  .info p,
  .info dd {
    margin: 0 0 8px;
    overflow-wrap: anywhere;
  }

  .info h5,
  .info dt {
    display: flex;
    align-items: center;
    gap: 4px;
    min-inline-size: 0;
    margin: 0;
    font-size: 12px;
    font-weight: 600;
  }

  .info code,
  .info pre {
    margin: 0;
    font: 11px / 1.5 var(--_mono);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .info dl {
    margin: 0;
  }

  .info dd {
    color: var(--_muted);
  }

  .copied {
    color: var(--_good);
  }

  /* Read by getComputedStyle for the canvas, which knows no custom properties. */
  .ink {
    display: none;
    border: 0 solid var(--_border);
    background-color: var(--_grid);
    color: var(--_muted);
  }

  .paper {
    color-scheme: light;
  }

  @media (prefers-reduced-motion: reduce) {
    figure[aria-busy='true']::before {
      opacity: 0.9;
      animation: none;
    }
  }

  @media print {
    figure {
      break-inside: avoid;
    }

    figure[aria-busy='true']::before,
    .actions,
    .failure .button {
      display: none;
    }
  }
`;
