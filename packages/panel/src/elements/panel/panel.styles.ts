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

  /* What goes along when the toolbar is out of sight; it takes no room. */
  .follow {
    position: sticky;
    z-index: 3;
    inset-block-start: var(--flink-bar-offset, 0px);
    block-size: 0;
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

  .chosen {
    display: none;
    inline-size: 100%;
  }

  .chosen .name {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-align: start;
    text-overflow: ellipsis;
    font-weight: 600;
  }

  .chosen .change {
    color: var(--_muted);
  }

  .chosen svg {
    transform: rotate(90deg);
  }

  .view {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px;
  }

  .actions {
    display: flex;
    align-items: end;
    gap: 8px;
  }

  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-block: 8px;
  }

  flink-metrics-status {
    flex: 1 1 240px;
  }

  .content {
    display: flex;
    flex-direction: column;
    gap: var(--_gap);
  }

  /* Where they have nothing to say, they leave no gap. */
  flink-metrics-message,
  flink-metrics-stale-processes {
    display: contents;
  }

  @container (inline-size < 560px) {
    .base {
      padding: 8px;
    }

    flink-metrics-job-picker,
    .view {
      flex: 1 1 100%;
    }

    .chosen {
      display: inline-flex;
    }

    .folded {
      display: none;
    }

    flink-metrics-time-range {
      flex: 1 1 220px;
    }

    flink-metrics-compare,
    flink-metrics-refresh-control {
      flex: 1 1 120px;
    }

    .actions {
      flex: 1 1 190px;
    }
  }

  @container (inline-size > 1800px) {
    .base {
      --_fit-width: 440px;
    }
  }

  .printed {
    display: none;
  }

  @media print {
    .toolbar {
      display: none;
    }

    .printed {
      display: block;
      margin: 0;
      font-weight: 600;
    }
  }
`;
