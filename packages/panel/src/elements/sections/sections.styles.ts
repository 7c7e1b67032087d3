import { css } from 'lit';

export const sectionsStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--_gap);
    min-inline-size: 0;
  }

  .skeleton {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--flink-chart-width, var(--_fit-width, 360px))), 1fr));
    gap: calc(var(--_gap) - 4px);
  }

  .skeleton div {
    block-size: 220px;
    border-radius: var(--_radius);
    background: var(--_surface);
  }
`;
