import { css } from 'lit';

export const tableStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }

  h3 {
    margin: 0;
  }
`;
