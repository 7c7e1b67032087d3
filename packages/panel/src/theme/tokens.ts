import { css } from 'lit';

/**
 * The panel's look in a few custom properties. A host sets the public ones (`--flink-…`) on any ancestor; the
 * elements use the private ones, which fall back to the defaults of the theme.
 */
export const tokens = css`
  :host {
    --_font: var(--flink-font, system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', sans-serif);
    --_mono: var(--flink-font-mono, ui-monospace, 'SF Mono', Menlo, Consolas, monospace);
    --_text: var(--flink-text, light-dark(#1a2231, #e6e9ef));
    --_muted: var(--flink-text-muted, light-dark(#596273, #9aa4b3));
    --_background: var(--flink-background, light-dark(#f5f6f8, #0f1115));
    --_surface: var(--flink-surface, light-dark(#ffffff, #16191f));
    --_raised: var(--flink-surface-raised, light-dark(#ffffff, #1e222a));
    --_border: var(--flink-border, light-dark(#e2e6ec, #2a2f39));
    --_control-border: var(--flink-control-border, light-dark(#878f9c, #6b7484));
    --_grid: var(--flink-chart-grid, light-dark(#edeff3, #242933));
    --_accent: var(--flink-accent, light-dark(#2457d6, #7ba7ff));
    --_on-accent: var(--flink-on-accent, light-dark(#ffffff, #0f1115));
    --_accent-soft: var(--flink-accent-soft, light-dark(#eaf0fe, #1c2740));
    --_bad: var(--flink-bad, light-dark(#b3261e, #ff8a80));
    --_bad-soft: var(--flink-bad-soft, light-dark(#fdecea, #34191a));
    --_warn: var(--flink-warn, light-dark(#8a5300, #ffc266));
    --_good: var(--flink-good, light-dark(#17713a, #66d19e));
    --_radius: var(--flink-radius, 6px);
    --_size: var(--flink-font-size, var(--_compact-size, 13px));
    --_control: var(--flink-control-height, var(--_compact-control, 32px));
    --_gap: var(--flink-gap, var(--_compact-gap, 12px));

    /* What a page says of its own text stays outside; that it hides something, or lets nobody click it, holds inside too. */
    all: initial;
    visibility: inherit;
    pointer-events: inherit;
    color-scheme: inherit;
    /* Not part of 'all'. Numbers, units and names of metrics run to the right in every language. */
    direction: ltr;
    color: var(--_text);
    font: var(--_size) / 1.4 var(--_font);
  }

  :host([hidden]) {
    display: none;
  }

  :host,
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
    /* Not below a panel's bar. */
    scroll-margin-block-start: 64px;
  }

  button,
  input,
  select {
    font: inherit;
    color: inherit;
  }

  .visually-hidden {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
