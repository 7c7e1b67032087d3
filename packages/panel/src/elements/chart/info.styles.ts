import { css } from 'lit';

export const infoStyles = css`
  .info {
    position: absolute;
    z-index: 20;
    inset: 36px 4px 4px;
    padding: 8px 12px;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
    box-shadow: 0 4px 16px rgb(0 0 0 / 18%);
    font-size: 12px;
    scrollbar-width: thin;
  }

  .info .close {
    position: sticky;
    inset-block-start: 0;
    float: inline-end;
    background: var(--_raised);
  }

  .info p,
  .info dd {
    margin: 0 0 8px;
    overflow-wrap: anywhere;
  }

  .info h5,
  .info dt {
    display: flex;
    align-items: center;
    gap: 4px;
    min-inline-size: 0;
    margin: 0;
    font-size: 12px;
    font-weight: 600;
  }

  .info code,
  .info pre {
    margin: 0;
    font: 11px / 1.5 var(--_mono);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .info dl {
    margin: 0;
  }

  .info dd {
    color: var(--_muted);
  }

  .copied {
    color: var(--_good);
  }

  @media print {
    .info {
      position: static;
      box-shadow: none;
    }

    .info .button {
      display: none;
    }
  }
`;
