import { css } from 'lit';

/** The values at the cursor. */
export const tooltipStyles = css`
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

  .tooltip.below {
    inset-block-start: 100%;
    max-inline-size: min(440px, 100cqi - 20px);
  }

  .tooltip.above {
    inset-block: auto 100%;
  }

  .tooltip:has(.compared) {
    max-inline-size: min(440px, 100cqi - 20px);
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

  .tooltip .compared {
    grid-template-columns: auto minmax(0, 1fr) auto auto auto;
  }

  .tooltip dt {
    display: contents;
  }

  .tooltip dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    text-align: end;
    white-space: nowrap;
  }

  .tooltip .before,
  .tooltip .difference {
    color: var(--_muted);
    font-weight: 400;
  }

  /* The difference matters more than the earlier value. */
  @container (inline-size < 520px) {
    .tooltip .compared {
      grid-template-columns: auto minmax(0, 1fr) auto auto;
    }

    .tooltip .before {
      display: none;
    }
  }
`;
