import { css } from 'lit';

export const statStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    min-inline-size: 0;
  }

  .tile {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    gap: 4px;
    block-size: 100%;
    padding: 10px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .note {
    display: -webkit-box;
    margin: 0;
    overflow: hidden;
    color: var(--_warn);
    font-size: 12px;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .title {
    display: -webkit-box;
    margin: 0;
    overflow: hidden;
    color: var(--_muted);
    font-size: 12px;
    font-weight: 400;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .value {
    overflow: hidden;
    font-size: clamp(15px, 12cqi, 20px);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    line-height: 1.2;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }

  .value.none {
    color: var(--_muted);
    font-weight: 400;
  }

  svg {
    display: block;
    inline-size: 100%;
    block-size: 20px;
    overflow: visible;
    fill: none;
    stroke: var(--_accent);
    stroke-width: 1.5;
    stroke-linejoin: round;
  }

  .failure {
    color: var(--_bad);
    font-size: 12px;
  }
`;
