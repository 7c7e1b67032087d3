import { css } from 'lit';

/** A form that drops down from the field above it. */
export const popoverStyles = css`
  :host {
    display: block;
    position: absolute;
    z-index: 20;
    inset-block-start: calc(100% + 4px);
    inset-inline-end: 0;
    inline-size: max-content;
    min-inline-size: 240px;
    max-inline-size: min(90vw, 320px);
  }

  form {
    display: flex;
    flex-direction: column;
    gap: 8px;
    padding: 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
    box-shadow: 0 8px 24px rgb(0 0 0 / 18%);
  }

  input {
    min-block-size: var(--_control);
    padding: 0 8px;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  p {
    margin: 0;
    font-size: 12px;
  }

  .hint {
    color: var(--_muted);
  }

  .wrong {
    color: var(--_bad);
  }

  .buttons {
    display: flex;
    gap: 8px;
  }
`;
