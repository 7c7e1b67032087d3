import { css } from 'lit';

export const timeRangeStyles = css`
  :host {
    display: block;
    position: relative;
    min-inline-size: 0;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 4px;
  }

  /* Read whole: where that leaves no room beside it, the buttons go below. */
  .row > .field {
    flex: 1 1 auto;
  }

  .steps {
    display: flex;
  }

  /* One control of three: neighbours share a line. */
  .step {
    inline-size: 28px;
    padding: 0;
    border-radius: 0;
  }

  .step + .step {
    margin-inline-start: -1px;
  }

  .step:first-child {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
  }

  .step:last-child {
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }

  .step:hover,
  .step:focus-visible {
    z-index: 1;
  }

  .step[aria-disabled='true'] {
    border-color: var(--_control-border);
    cursor: default;
  }

  .step[aria-disabled='true'] svg {
    opacity: 0.45;
  }

  .live {
    padding-inline: 8px;
  }

  .wrong {
    margin: 4px 0 0;
    color: var(--_bad);
    font-size: 12px;
  }
`;
