import { css } from 'lit';

export const comboboxStyles = css`
  :host {
    display: block;
    position: relative;
    min-inline-size: 0;
  }

  label {
    display: block;
    margin-block-end: var(--_label-gap, 4px);
    color: var(--_muted);
    font-size: var(--_label-size, 12px);
  }

  input {
    inline-size: 100%;
    min-block-size: var(--_control);
    padding: 0 10px;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: var(--_surface);
    text-overflow: ellipsis;
  }

  input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  input:focus-visible {
    border-color: var(--_accent);
    outline: 2px solid var(--_accent-soft);
    outline-offset: 0;
    box-shadow: 0 0 0 1px var(--_accent);
  }

  .popup {
    position: absolute;
    z-index: 20;
    inset-inline: 0;
    inset-block-start: calc(100% + 4px);
    padding: 4px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
    box-shadow: 0 8px 24px rgb(0 0 0 / 18%);
  }

  [role='listbox'] {
    max-block-size: 256px;
    overflow-y: auto;
    scrollbar-width: thin;
  }

  .popup[hidden],
  [role='listbox'][hidden] {
    display: none;
  }

  .option {
    display: flex;
    gap: 12px;
    align-items: center;
    justify-content: space-between;
    padding: 6px 8px;
    border-radius: 4px;
    white-space: nowrap;
    cursor: pointer;
  }

  .value {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .detail {
    display: flex;
    flex: none;
    color: var(--_muted);
    font-size: 12px;
  }

  .group {
    padding: 6px 8px 2px;
    color: var(--_muted);
    font-size: 12px;
  }

  .option mark {
    background: none;
    color: inherit;
    font-weight: 700;
  }

  .option[aria-selected='true'],
  .option:hover {
    background: var(--_accent-soft);
  }

  .note {
    padding: 6px 8px;
    color: var(--_muted);
  }
`;
