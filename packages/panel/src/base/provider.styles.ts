import { css } from 'lit';

/** What everything below a provider inherits: the side of `light-dark()`, and the room there is. */
export const providerStyles = css`
  .light {
    color-scheme: light;
  }

  .dark {
    color-scheme: dark;
  }

  .compact {
    --flink-font-size: 12px;
    --flink-control-height: 28px;
    --flink-gap: 8px;
    --flink-chart-height: 136px;
    --flink-chart-width: 300px;
  }
`;
