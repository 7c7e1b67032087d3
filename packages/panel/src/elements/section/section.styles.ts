import { css } from 'lit';

export const sectionStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }

  h3 {
    margin: 0;
  }

  .toggle {
    display: flex;
    align-items: center;
    gap: 6px;
    inline-size: 100%;
    min-block-size: 32px;
    padding: 0 4px;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    font-size: 14px;
    font-weight: 600;
    text-align: start;
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

  .count {
    color: var(--_muted);
    font-size: 12px;
    font-weight: 400;
  }

  .empty {
    margin: 0;
    padding: 4px 24px;
    color: var(--_muted);
  }

  .tiles,
  .charts {
    display: grid;
    gap: 8px;
    margin-block-start: 4px;
  }

  .tiles {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 132px), 1fr));
  }

  .charts {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--flink-chart-width, 360px)), 1fr));
  }

  .tiles + .charts {
    margin-block-start: 8px;
  }
`;
