import { css } from 'lit';

/** How a series is drawn, small, beside its name. Its colour is `--_color`. */
export const swatch = css`
  .swatch {
    display: inline-block;
    flex: none;
    inline-size: 12px;
    block-size: 0;
    border-block-start: 3px solid var(--_color);
    /* Browsers print no backgrounds by default: half of the names had no swatch on paper. */
    print-color-adjust: exact;
  }

  /* A border of so few px is all dash or all dot. */
  .swatch.dashed,
  .swatch.dotted {
    block-size: 3px;
    border: 0;
    background: linear-gradient(90deg, var(--_color) 40%, transparent 40% 60%, var(--_color) 60%);
  }

  .swatch.dotted {
    background: repeating-linear-gradient(90deg, var(--_color) 0 2px, transparent 2px 4px);
  }

  /* Of the time compared with. */
  .swatch.ghost {
    border-block-start: 1px solid;
    opacity: 0.6;
    vertical-align: middle;
  }

  @media (forced-colors: active) {
    .swatch {
      forced-color-adjust: none;
    }
  }
`;
