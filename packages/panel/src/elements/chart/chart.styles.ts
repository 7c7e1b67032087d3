import { css } from 'lit';

export const chartStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
    container-type: inline-size;
  }

  :host(:fullscreen) {
    --flink-chart-height: min(60vh, 800px);

    padding: 16px;
    overflow: auto;
    background: var(--_background);
  }

  figure {
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

  figcaption {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 24px;
    padding-inline-start: 4px;
  }

  .title {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    overflow: hidden;
    font-size: 13px;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
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

  .plot {
    position: relative;
    flex: none;
    block-size: var(--flink-chart-height, 168px);
    min-inline-size: 0;
    border-radius: 4px;
    cursor: crosshair;
    touch-action: pan-y;
    user-select: none;
  }

  .plot[hidden] {
    display: none;
  }

  .data {
    block-size: var(--flink-chart-height, 168px);
    overflow: auto;
    scrollbar-width: thin;
  }

  .data table {
    border-collapse: collapse;
    font-size: 12px;
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

  .data tbody th {
    color: var(--_muted);
    text-align: start;
  }

  .canvas {
    position: absolute;
    inset: 0;
    overflow: hidden;
  }

  .crosshair {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    inline-size: 1px;
    background: var(--_muted);
    pointer-events: none;
  }

  .selection {
    position: absolute;
    inset-inline-start: 0;
    background: var(--_accent);
    opacity: 0.16;
    pointer-events: none;
  }

  .tooltip {
    position: absolute;
    z-index: 10;
    inset-block-start: 4px;
    inset-inline-start: 0;
    max-inline-size: min(320px, 80cqi);
    padding: 6px 8px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
    box-shadow: 0 4px 16px rgb(0 0 0 / 18%);
    font-size: 12px;
    pointer-events: none;
  }

  .tooltip .time {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .tooltip dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 8px;
    margin: 2px 0 0;
  }

  .tooltip .swatch {
    inline-size: 10px;
    block-size: 0;
    border-block-start: 3px solid var(--_color);
  }

  .tooltip dt {
    display: contents;
  }

  .tooltip .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    unicode-bidi: isolate;
  }

  .tooltip dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    text-align: end;
    white-space: nowrap;
  }

  .state {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 8px;
    padding: 8px;
    color: var(--_muted);
    text-align: center;
  }

  .failure {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
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

  .skeleton {
    position: absolute;
    inset: 8px 12px 20px 48px;
    border-radius: 4px;
    background: var(--_grid);
  }

  @media (prefers-reduced-motion: no-preference) {
    .skeleton {
      animation: breathe 1.6s ease-in-out infinite alternate;
    }
  }

  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }

  .info {
    display: flex;
    flex-direction: column;
    gap: 6px;
    padding: 8px;
    border-radius: 4px;
    background: var(--_background);
    font-size: 12px;
  }

  .info p {
    margin: 0;
  }

  .info pre {
    max-block-size: 120px;
    margin: 0;
    overflow: auto;
    font: 11px / 1.5 var(--_mono);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .info .button {
    align-self: start;
    min-block-size: 24px;
    font-size: 12px;
  }

  /* Read by getComputedStyle for the canvas, which knows no custom properties. */
  .ink {
    display: none;
    border: 0 solid var(--_border);
    background-color: var(--_grid);
    color: var(--_muted);
  }

  @media (forced-colors: active) {
    .swatch {
      forced-color-adjust: none;
    }
  }

  @media print {
    figure {
      break-inside: avoid;
    }

    .actions {
      display: none;
    }
  }
`;
