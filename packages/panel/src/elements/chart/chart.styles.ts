import { css } from 'lit';

/** The card, and what it always holds besides the lines. */
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
    padding: 8px 8px 4px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  :host(:is(:fullscreen, [enlarged])) figure {
    block-size: auto;
    min-block-size: 100%;
  }

  :host(:is(:fullscreen, [enlarged])) .title {
    font-size: 20px;
    line-height: 1.3;
  }

  figure.silent {
    border: 1px dashed var(--_control-border);
  }

  figure.stale {
    border: 1px dashed var(--_warn);
  }

  /* Its values are old; the time axis shows how old. */
  .silent flink-metrics-legend {
    --flink-text: var(--_muted);
  }

  .stale .canvas {
    opacity: 0.6;
  }

  /* A refresh is indicated only when it is slow. */
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

  figcaption .badge {
    margin-block: 3px;
  }

  .note {
    margin-inline: 4px;
  }

  .actions {
    display: flex;
    flex: none;
    gap: 2px;
  }

  /* Five buttons per chart distract: until the chart is hovered or focused they have the least contrast allowed (3 : 1). */
  @media (hover: hover) {
    figure:not(:hover, :focus-within) .button.icon {
      opacity: 0.7;
    }
  }

  /* A narrow card's heading has the whole line, and its plot starts where its neighbours' do. */
  @container (inline-size < 340px) {
    @media (hover: hover) {
      .actions {
        position: absolute;
        inset: 4px 4px auto auto;
        padding: 4px;
        border-radius: var(--_radius);
        background: var(--_surface);
        opacity: 0;
      }

      figure:hover .actions,
      .actions:focus-within,
      .actions:has([aria-expanded='true'], [aria-pressed='true']) {
        opacity: 1;
      }
    }
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

  /* Of a heading and four rows, which most charts come to have: the page stays where it is when they come. */
  .awaited {
    min-block-size: 120px;
    background: repeating-linear-gradient(transparent 0 8px, var(--_grid) 8px 16px, transparent 16px 24px) 4px 24px /
      40% 96px no-repeat;
  }

  /* Read by getComputedStyle for the canvas, which does not resolve custom properties. */
  .ink {
    display: none;
    border: 0 solid var(--_border);
    outline-color: var(--_bad);
    background-color: var(--_grid);
    color: var(--_muted);
    column-rule-color: var(--_muted);
    text-decoration-color: var(--_warn);
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
    .awaited {
      min-block-size: 0;
      background: none;
    }

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
