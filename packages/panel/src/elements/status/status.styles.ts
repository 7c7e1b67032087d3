import { css } from 'lit';

export const statusStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    min-inline-size: 0;
  }

  .base {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 24px;
    min-block-size: 24px;
    font-variant-numeric: tabular-nums;
  }

  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin: 0;
  }

  dl > div {
    display: flex;
    gap: 4px;
    white-space: nowrap;
  }

  /* A state and for how long are read as one. */
  dl > div:first-child {
    margin-inline-end: -8px;
  }

  dt {
    color: var(--_muted);
  }

  dd {
    margin: 0;
    font-weight: 600;
  }

  .old dd,
  .old .state {
    color: var(--_muted);
    font-weight: 400;
  }

  /* As high as the words beside it: as part of a line it would be higher. */
  dd .state {
    display: flex;
  }

  .feed {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    min-block-size: 20px;
    margin-inline-start: auto;
    color: var(--_muted);
    font-size: 12px;
  }

  /* Between the line and what follows: it comes and goes, and moves nothing. */
  .track {
    position: absolute;
    inset: auto 0 -4px;
    block-size: 2px;
    overflow: hidden;
    border-radius: 1px;
    background: var(--_border);
  }

  .bar {
    block-size: 100%;
    background: var(--_accent);
    transform-origin: left;
    transition: transform 0.2s;
  }

  .bar:dir(rtl) {
    transform-origin: right;
  }

  .notice {
    padding: 0 8px;
    border: 1px solid currentcolor;
    border-radius: 10px;
    color: var(--_warn);
    line-height: 18px;
  }

  /* Where they might not all fit in one line, they always have two: notices come and go, and move nothing. */
  @container (inline-size < 1040px) {
    .feed {
      inline-size: 100%;
      margin-inline-start: 0;
    }

    .filled {
      min-block-size: 48px;
      align-content: center;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .bar {
      transition: none;
    }
  }

  @media (forced-colors: active) {
    .track {
      border: 1px solid CanvasText;
    }

    .bar {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
