import { css } from 'lit';

export const metricListStyles = css`
  :host {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 4px;
    min-block-size: 240px;
  }

  label,
  .count {
    color: var(--_muted);
    font-size: 12px;
  }

  .hint {
    margin: 8px 0;
    color: var(--_muted);
  }

  .input {
    min-block-size: var(--_control);
    padding: 4px 8px;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .list {
    flex: 1 1 200px;
    overflow: hidden auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .list[hidden] {
    display: none;
  }

  .metric {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    padding: 6px 8px;
    border-block-end: 1px solid var(--_border);
    cursor: pointer;
  }

  .metric[aria-selected='true'],
  .metric:hover {
    background: var(--_accent-soft);
  }

  .metric[aria-selected='true'] {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }

  .title {
    flex: 1;
    overflow-wrap: anywhere;
  }

  .absent .title,
  .owner,
  .absence,
  code {
    color: var(--_muted);
  }

  .owner,
  .absence {
    font-size: 12px;
  }

  code {
    flex: 1 0 100%;
    font-family: var(--_mono);
    font-size: 11px;
    overflow-wrap: anywhere;
  }
`;
