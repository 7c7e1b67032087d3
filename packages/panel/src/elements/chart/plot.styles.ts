import { css } from 'lit';

/** The lines' box, and what is in it before there are lines. */
export const plotStyles = css`
  .plot {
    position: relative;
    flex: none;
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

  /* Without lines the axes have no meaning. */
  .bare .canvas {
    visibility: hidden;
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

    .canvas:empty ~ .unseen {
      display: flex;
    }

    .plot .skeleton {
      display: none;
    }
  }
`;
