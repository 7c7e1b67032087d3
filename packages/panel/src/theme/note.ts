import { css } from 'lit';

/** A note above the charts, which opens to say more. */
export const note = css`
  .note {
    padding: 8px 16px;
    border: 1px solid var(--_border);
    border-inline-start: 3px solid var(--_warn);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .note summary {
    cursor: pointer;
  }

  .note summary strong {
    margin-inline-end: 8px;
    color: var(--_warn);
    font-weight: 600;
  }

  .note .essence {
    color: var(--_muted);
  }

  /* Whole in the list below. */
  .note .name {
    display: inline-block;
    max-inline-size: min(36ch, 100%);
    overflow: hidden;
    color: var(--_text);
    text-overflow: ellipsis;
    vertical-align: bottom;
    white-space: nowrap;
  }

  .note p,
  .note ul {
    margin: 4px 0 0;
  }

  .note ul {
    padding-inline-start: 20px;
    color: var(--_muted);
  }

  .note li {
    overflow-wrap: anywhere;
  }

  .note li strong {
    font-weight: 500;
  }
`;
