import { css } from 'lit';

export const statStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    min-inline-size: 0;
  }

  .tile {
    display: flex;
    flex-direction: column;
    gap: 4px;
    block-size: 100%;
    padding: 8px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .tile.silent {
    border: 1px dashed var(--_control-border);
  }

  .tile.stale {
    border: 1px dashed var(--_warn);
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 0 8px;
    min-inline-size: 0;
  }

  .title {
    display: -webkit-box;
    flex: 1 1 64px;
    min-inline-size: 0;
    margin: 0;
    overflow: hidden;
    color: var(--_muted);
    font-size: 12px;
    font-weight: 400;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }

  /* Takes no room of a narrow tile: it covers the end of the title while hovered or focused. */
  .about {
    position: relative;
    margin-block: -4px;
    margin-inline-end: -4px;
  }

  @media (hover: hover) {
    .about {
      margin-inline-start: -28px;
      opacity: 0;
    }

    .button.icon.about {
      background: var(--_surface);
    }

    .tile:hover .about,
    .about:focus-visible,
    .about[aria-expanded='true'] {
      opacity: 1;
    }
  }

  /* However many lines the titles have, the numbers of a row are on one. */
  .value,
  .skeleton {
    margin-block-start: auto;
  }

  .value {
    overflow: hidden;
    font-size: clamp(15px, 11cqi, 20px);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    line-height: 1.2;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }

  .value.none {
    color: var(--_muted);
    font-weight: 400;
  }

  .last,
  .difference {
    position: relative;
    color: var(--_muted);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }

  .skeleton {
    block-size: 20px;
    inline-size: 60%;
    margin-block-end: 4px;
  }

  svg {
    display: block;
    inline-size: 100%;
    block-size: 20px;
    overflow: visible;
    fill: none;
    stroke: var(--_accent);
    stroke-width: 1.5;
    stroke-linejoin: round;
  }

  /* A value that never changed needs no emphasis. */
  svg.flat {
    stroke: var(--_muted);
    opacity: 0.6;
  }

  .silent .value {
    color: var(--_muted);
  }

  .silent svg,
  .stale svg {
    opacity: 0.6;
  }

  .ghost {
    opacity: 0.45;
    stroke-dasharray: 3 3;
    stroke-width: 1;
  }

  .failure {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    color: var(--_bad);
    font-size: 12px;
  }

  .failure .button {
    min-block-size: 24px;
    padding: 0 8px;
  }

  @media (forced-colors: active) {
    svg {
      stroke: CanvasText;
    }
  }

  @media print {
    .tile {
      break-inside: avoid;
    }

    .about,
    .failure .button {
      display: none;
    }

    .skeleton {
      background: none;
    }

    .skeleton::before {
      content: '–';
    }
  }
`;
