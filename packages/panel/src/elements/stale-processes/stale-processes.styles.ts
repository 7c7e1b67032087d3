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
    color: var(--_warn);
    font-weight: 600;
    cursor: pointer;
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

  strong {
    font-weight: 500;
  }
`;
