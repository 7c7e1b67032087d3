import { css } from 'lit';

export const sheetStyles = css`
  /* Its place is set by script: beside its button, see place.ts. */
  .info {
    position: fixed;
    inset: auto;
    inline-size: min(560px, 100vw - 16px);
    margin: 0;
    padding: 0 12px 12px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
    box-shadow: 0 8px 24px rgb(0 0 0 / 18%);
    color: var(--_text);
    font-size: 13px;
    text-align: start;
    scrollbar-width: thin;
  }

  .headline {
    position: sticky;
    inset-block-start: 0;
    display: flex;
    align-items: center;
    gap: 8px;
    margin-inline-end: -4px;
    padding-block: 8px;
    background: var(--_raised);
  }

  .headline strong {
    flex: 1;
    min-inline-size: 0;
    max-block-size: 3lh;
    overflow: hidden;
    font-weight: 600;
    overflow-wrap: anywhere;
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

  .info h5 {
    min-block-size: 24px;
    color: var(--_muted);
  }

  .info code,
  .info pre {
    margin: 0;
    font: 11px / 1.5 var(--_mono);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .info pre {
    padding: 8px;
    border-radius: 4px;
    background: var(--_background);
  }

  /* A name or a matcher goes to the next line as a whole, and is cut only where it is longer than one. */
  .info pre span {
    display: inline-block;
    max-inline-size: 100%;
    word-break: break-all;
  }

  .info dl {
    margin: 0;
  }

  .info dd {
    color: var(--_muted);
    font-size: 12px;
  }

  .copied {
    color: var(--_good);
    font-size: 12px;
  }

  @media print {
    .info {
      display: none;
    }
  }
`;
