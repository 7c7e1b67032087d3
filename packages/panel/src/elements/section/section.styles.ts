import { css } from 'lit';

export const sectionStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }

  .head {
    display: flex;
    align-items: center;
    gap: 8px;
  }

  h3 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
  }

  .count {
    flex: none;
    color: var(--_muted);
    font-size: 12px;
    font-weight: 400;
  }

  .empty {
    margin: 0;
    padding: 4px 20px;
    color: var(--_muted);
  }

  .tiles,
  .charts {
    display: grid;
    --_between: calc(var(--_gap) - 4px);

    gap: var(--_between);
    margin-block-start: 4px;
  }

  /* Eight in a row, or four, or two: as the overview has up to eight, they are in one row or in full ones. */
  .tiles {
    --_eighth: calc((100% - 7 * var(--_between) - 1px) / 8);
    --_quarter: calc((100% - 3 * var(--_between) - 1px) / 4);
    --_half: calc((100% - var(--_between) - 1px) / 2);

    grid-template-columns: repeat(
      auto-fill,
      minmax(max(var(--_eighth), min(var(--_quarter), (1120px - 100%) * 999), min(var(--_half), (560px - 100%) * 999)), 1fr)
    );
  }

  .charts {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--flink-chart-width, var(--_fit-width, 360px))), 1fr));
  }

  .charts:not(:has(> *)) {
    display: none;
  }

  .tiles + .charts {
    margin-block-start: var(--_between);
  }

  /* Its card fills the cell. */
  .item {
    display: flex;
    flex-direction: column;
    gap: 4px;
    min-inline-size: 0;
  }

  .item > :first-child {
    flex: 1;
  }

  .full {
    grid-column: 1 / -1;
  }

  @media print {
    .toggle svg {
      display: none;
    }

    .item {
      break-inside: avoid;
    }

    .head {
      break-after: avoid;
    }
  }
`;
