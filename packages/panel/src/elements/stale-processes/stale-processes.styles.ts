import { css } from 'lit';

export const staleProcessesStyles = css`
  :host {
    display: block;
  }

  details {
    padding: 8px 16px;
    border: 1px solid var(--_border);
    border-inline-start: 3px solid var(--_warn);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  summary {
    cursor: pointer;
  }

  summary strong {
    margin-inline-end: 8px;
    color: var(--_warn);
    font-weight: 600;
  }

  .essence {
    color: var(--_muted);
  }

  /* Whole in the list below. */
  .name {
    display: inline-block;
    max-inline-size: min(36ch, 100%);
    overflow: hidden;
    color: var(--_text);
    text-overflow: ellipsis;
    vertical-align: bottom;
    white-space: nowrap;
  }

  p,
  ul {
    margin: 4px 0 0;
  }

  ul {
    padding-inline-start: 20px;
    color: var(--_muted);
  }

  li {
    overflow-wrap: anywhere;
  }

  li strong {
    font-weight: 500;
  }
`;
