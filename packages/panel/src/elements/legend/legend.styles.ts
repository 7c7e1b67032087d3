import { css } from 'lit';

export const legendStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }

  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 4px;
    max-block-size: 76px;
    margin: 0;
    padding: 0;
    overflow-y: auto;
    list-style: none;
    scrollbar-width: thin;
  }

  li {
    display: flex;
    min-inline-size: 0;
    max-inline-size: 100%;
  }

  button {
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
    min-block-size: 24px;
    max-inline-size: 100%;
    padding: 0 6px;
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--_text);
    font-size: 12px;
    cursor: pointer;
  }

  button:hover {
    background: var(--_accent-soft);
  }

  .swatch {
    flex: none;
    inline-size: 12px;
    block-size: 0;
    border-block-start: 3px solid var(--_color);
  }

  .swatch.dashed {
    border-block-start-style: dashed;
  }

  .swatch.dotted {
    border-block-start-style: dotted;
  }

  .label {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    unicode-bidi: isolate;
  }

  .value {
    flex: none;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  button[aria-pressed='false'] .label {
    color: var(--_muted);
    text-decoration: line-through;
  }

  button[aria-pressed='false'] .swatch {
    border-color: var(--_muted);
  }

  .more {
    padding: 4px 6px;
    color: var(--_muted);
    font-size: 12px;
  }
`;
