import { css } from 'lit';

export const timeRangeStyles = css`
  :host {
    display: block;
    position: relative;
  }

  form {
    position: absolute;
    z-index: 20;
    inset-block-start: calc(100% + 4px);
    inset-inline-end: 0;
    display: flex;
    flex-direction: column;
    gap: 8px;
    inline-size: max-content;
    max-inline-size: 90cqi;
    padding: 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
    box-shadow: 0 8px 24px rgb(0 0 0 / 18%);
  }

  input {
    min-block-size: 32px;
    padding: 0 8px;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .buttons {
    display: flex;
    gap: 8px;
  }

  .wrong {
    margin: 0;
    color: var(--_bad);
    font-size: 12px;
  }
`;
