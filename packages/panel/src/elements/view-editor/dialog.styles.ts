import { css } from 'lit';

/** A sheet at the side of the page; on a narrow one, all of it. */
export const dialogStyles = css`
  dialog {
    position: fixed;
    inset: 0 0 0 auto;
    box-sizing: border-box;
    inline-size: min(100vw, 560px);
    max-inline-size: none;
    block-size: 100dvh;
    max-block-size: none;
    margin: 0;
    padding: 16px;
    border: 0;
    border-inline-start: 1px solid var(--_border);
    background: var(--_background);
    color: var(--_text);
    overflow: hidden auto;
    overscroll-behavior: contain;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 40%);
  }

  form {
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-block-size: 100%;
  }

  h2 {
    margin: 0;
    font-size: 16px;
  }

  h3,
  h4,
  p,
  ul {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .hint {
    color: var(--_muted);
  }

  .input {
    min-block-size: var(--_control);
    padding: 4px 8px;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }

  .problem {
    padding: 8px;
    border-radius: var(--_radius);
    background: var(--_bad-soft);
    color: var(--_bad);
  }

  .detail {
    font-family: var(--_mono);
    font-size: 12px;
  }

  .actions {
    position: sticky;
    inset-block-end: -16px;
    display: flex;
    justify-content: end;
    gap: 8px;
    margin-block-start: auto;
    padding-block: 8px 16px;
    background: var(--_background);
  }
`;
