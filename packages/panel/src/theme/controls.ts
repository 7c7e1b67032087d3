import { css } from 'lit';

/** Buttons and selects, alike in all elements. */
export const controls = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: var(--_control);
    padding: 0 12px;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    cursor: pointer;
    white-space: nowrap;
  }

  .button:hover {
    border-color: var(--_accent);
  }

  .button:disabled {
    cursor: default;
    opacity: 0.6;
  }

  .button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }

  .button.icon {
    min-block-size: 24px;
    min-inline-size: 24px;
    padding: 0;
    border-color: transparent;
    background: transparent;
    color: var(--_muted);
  }

  .button.icon:hover,
  .button.icon[aria-expanded='true'],
  .button.icon[aria-pressed='true'] {
    background: var(--_accent-soft);
    color: var(--_accent);
  }

  .button svg {
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .button.square {
    inline-size: 36px;
    padding: 0;
  }

  .field {
    display: block;
    min-inline-size: 0;
  }

  .field > span {
    display: block;
    margin-block-end: var(--_label-gap, 4px);
    color: var(--_muted);
    /* 0 in a slim bar: the label still names the field to those who listen. */
    font-size: var(--_label-size, 12px);
  }

  .field > * {
    inline-size: 100%;
  }

  .select {
    min-block-size: var(--_control);
    padding: 0 8px;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .select option {
    background: var(--_raised);
    color: var(--_text);
  }
`;
