import { css } from 'lit';

/** A heading's button that opens what is below. */
export const toggle = css`
  .toggle {
    display: flex;
    align-items: center;
    gap: 6px;
    inline-size: 100%;
    min-block-size: var(--_control);
    padding: 0 4px 0 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    font-size: 14px;
    font-weight: 600;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  .toggle:hover {
    color: var(--_accent);
  }

  .toggle svg {
    flex: none;
    inline-size: 14px;
    block-size: 14px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
  }

  .toggle[aria-expanded='true'] svg {
    rotate: 90deg;
  }
`;
