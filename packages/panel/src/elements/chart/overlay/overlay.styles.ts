import { css } from 'lit';

/** What lies over the lines. */
export const overlayStyles = css`
  /* Without lines they have no meaning. */
  .bare .before,
  .bare .marks,
  .bare .crosshair {
    visibility: hidden;
  }

  .before {
    position: absolute;
    inset-block-start: 0;
    display: flex;
    align-items: center;
    justify-content: center;
    margin: 0;
    color: var(--_muted);
    font-size: 12px;
    text-align: center;
    pointer-events: none;
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

  /* The line shows where; the glyph shows what. In no colour that a series may have. */
  .mark::before {
    position: absolute;
    inset-block: 0;
    inline-size: 1px;
    background: var(--_muted);
    content: '';
    opacity: 0.5;
  }

  .ticks .mark::before {
    block-size: 16px;
  }

  /* Told apart by shape as well as by colour. */
  .glyph {
    flex: none;
    inline-size: 10px;
    block-size: 10px;
    background-color: var(--_color);
    print-color-adjust: exact;
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

  @media print {
    .key {
      display: flex;
    }

    .crosshair,
    .selection,
    .tooltip {
      display: none;
    }
  }
`;
