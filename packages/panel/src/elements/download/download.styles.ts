import { css } from 'lit';

export const downloadStyles = css`
  :host {
    display: block;
    position: relative;
  }

  .note {
    position: absolute;
    inset-block-start: calc(100% + 4px);
    inset-inline-end: 0;
    z-index: 2;
    inline-size: max-content;
    max-inline-size: 240px;
    margin: 0;
    padding: 8px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
    color: var(--_text);
    font-size: 0.9231em;
  }

  .note:empty {
    display: none;
  }

  @media print {
    :host {
      display: none;
    }
  }
`;
