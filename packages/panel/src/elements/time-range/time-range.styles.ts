import { css } from 'lit';

export const timeRangeStyles = css`
  :host {
    display: block;
    position: relative;
    min-inline-size: 0;
  }

  .wrong {
    margin: 4px 0 0;
    color: var(--_bad);
    font-size: 12px;
  }
`;
