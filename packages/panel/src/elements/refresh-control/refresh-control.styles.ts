import { css } from 'lit';

export const refreshControlStyles = css`
  :host {
    display: flex;
    align-items: end;
    gap: 8px;
  }

  .field {
    flex: 1;
  }
`;
