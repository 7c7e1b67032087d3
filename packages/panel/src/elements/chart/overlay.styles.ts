import { css } from 'lit';

/** The lines' box, and what lies over the lines. */
export const overlayStyles = css`
  /* Time runs to the right in every script. */
  .plot {
    position: relative;
    flex: none;
    direction: ltr;
    block-size: var(--flink-chart-height, var(--_fit-height, 168px));
    min-inline-size: 0;
    border-radius: 4px;
    cursor: crosshair;
    /* Down and up is the page's, across is a zoom. */
    touch-action: pan-y pinch-zoom;
    user-select: none;
  }

  /* What the legend leaves, and enough to see something in. */
  :host(:is(:fullscreen, [enlarged])) .plot {
    flex: 1 0 0;
    min-block-size: 50vh;
  }

  .plot[hidden] {
    display: none;
  }

  .canvas {
    position: absolute;
    inset: 0;
    overflow: hidden;
  }

  /* Axes of nothing say nothing. */
  .bare .canvas,
  .bare .marks,
  .bare .crosshair {
    visibility: hidden;
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

  .marks {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }

  .mark {
    position: absolute;
    inset-block-start: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    inline-size: 11px;
    margin-inline-start: -5.5px;
  }

  /* The line is only a hint of where; the glyph says what. */
  .mark::before {
    position: absolute;
    inset-block: 0;
    inline-size: 1px;
    background: var(--_color);
    content: '';
    opacity: 0.5;
  }

  /* Told apart by shape as well as by colour. */
  .glyph {
    flex: none;
    inline-size: 10px;
    block-size: 10px;
    background-color: var(--_color);
  }

  .restart {
    --_color: var(--_bad);
  }

  .glyph.restart {
    clip-path: polygon(0 0, 100% 0, 50% 90%);
  }

  .failed-checkpoint {
    --_color: var(--_warn);
  }

  .glyph.failed-checkpoint {
    clip-path: polygon(50% 0, 100% 50%, 50% 100%, 0 50%);
  }

  .deploy {
    --_color: var(--_accent);
  }

  .glyph.deploy {
    clip-path: inset(0 1px 2px);
  }

  .marked,
  .key,
  .key span {
    display: flex;
    align-items: center;
    gap: 6px;
  }

  .key {
    display: none;
    flex-wrap: wrap;
    margin: 0;
    padding: 4px;
    color: var(--_muted);
    font-size: 12px;
  }

  :host(:is(:fullscreen, [enlarged])) .key {
    display: flex;
  }

  .state {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 4px;
    padding: 8px;
    color: var(--_muted);
    text-align: center;
  }

  .unseen {
    display: none;
  }

  @media (forced-colors: active) {
    .glyph,
    .mark,
    .crosshair,
    .selection {
      forced-color-adjust: none;
    }

    .restart,
    .failed-checkpoint,
    .deploy,
    .marks {
      --_color: CanvasText;
    }

    .crosshair,
    .selection {
      background: Highlight;
    }
  }

  .plot .skeleton {
    position: absolute;
    inset: 8px 12px 20px 48px;
  }

  /* What was drawn for the screen is scaled to the paper, never squeezed. */
  @media print {
    .plot {
      block-size: auto;
      min-block-size: 96px;
    }

    .canvas {
      position: static;
    }

    .canvas > div,
    .canvas canvas {
      position: static !important;
      inline-size: 100% !important;
      block-size: auto !important;
    }

    .key {
      display: flex;
    }

    .canvas:empty ~ .unseen {
      display: flex;
    }

    .crosshair,
    .selection,
    .tooltip,
    .plot .skeleton {
      display: none;
    }
  }
`;
