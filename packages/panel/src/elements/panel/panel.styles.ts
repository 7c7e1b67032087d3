import { css } from 'lit';

export const panelStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    min-inline-size: 0;
  }

  .base {
    position: relative;
    padding: 12px;
    border-radius: var(--_radius);
    background: var(--_background);
    color: var(--_text);
  }

  .base.light {
    color-scheme: light;
  }

  .base.dark {
    color-scheme: dark;
  }

  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px;
  }

  flink-metrics-job-picker {
    flex: 1 1 420px;
  }

  .view {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px;
  }

  .status {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 24px;
    margin-block: 4px;
    color: var(--_muted);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }

  .paused {
    padding: 0 8px;
    border: 1px solid var(--_border);
    border-radius: 10px;
  }

  .track {
    flex: 1;
    block-size: 3px;
    overflow: hidden;
    border-radius: 2px;
    background: var(--_border);
  }

  .bar {
    block-size: 100%;
    border-radius: 2px;
    background: var(--_accent);
    transform-origin: 0 0;
  }

  @media (prefers-reduced-motion: no-preference) {
    .bar {
      transition: transform 0.2s ease-out;
    }
  }

  .content {
    display: flex;
    flex-direction: column;
    gap: 12px;
  }

  .start {
    padding: 48px 16px;
    color: var(--_muted);
    text-align: center;
  }

  .start strong {
    display: block;
    color: var(--_text);
    font-size: 16px;
  }

  .latest h3 {
    margin: 4px 4px 8px;
    font-size: 14px;
    font-weight: 600;
  }

  @container (inline-size < 560px) {
    .base {
      padding: 8px;
    }

    flink-metrics-job-picker,
    .view {
      flex: 1 1 100%;
    }

    flink-metrics-time-range,
    flink-metrics-refresh-control {
      flex: 1 1 120px;
    }
  }

  @container (inline-size > 1800px) {
    .base {
      --flink-chart-width: 440px;
    }
  }

  @media print {
    .toolbar,
    .status {
      display: none;
    }
  }
`;
