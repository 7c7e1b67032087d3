import { css } from 'lit';

/** What charts and tiles say of their data: a badge, a note, and that they are on their way. */
export const card = css`
  .badge {
    flex: none;
    padding: 0 6px;
    border: 1px solid currentcolor;
    border-radius: 9px;
    color: var(--_warn);
    font-size: 11px;
    line-height: 16px;
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

  .skeleton {
    border-radius: 4px;
    background: var(--_grid);
  }

  @media (prefers-reduced-motion: no-preference) {
    .skeleton {
      /* What comes at once needs no sign of life, which costs a frame each time. */
      animation: breathe 1.6s 2s ease-in-out infinite alternate;
    }
  }

  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }

  @media (forced-colors: active) {
    .skeleton {
      border: 1px solid GrayText;
    }
  }
`;
