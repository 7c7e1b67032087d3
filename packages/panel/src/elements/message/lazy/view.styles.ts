import { css } from 'lit';

export const messageStyles = css`
  .message {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 8px 12px;
    padding: 12px 16px;
    border: 1px solid var(--_border);
    border-inline-start: 3px solid var(--_tone);
    border-radius: var(--_radius);
    background: var(--_surface);
    --_tone: var(--_warn);
  }

  .message.bad {
    --_tone: var(--_bad);
  }

  .icon {
    color: var(--_tone);
  }

  .icon svg {
    display: block;
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  ul {
    margin: 2px 0 0;
    padding-inline-start: 20px;
  }

  .text {
    flex: 1 1 240px;
    min-inline-size: 0;
  }

  strong {
    display: block;
    color: var(--_tone);
    font-weight: 600;
  }

  p {
    margin: 2px 0 0;
    overflow-wrap: anywhere;
  }

  .detail {
    max-block-size: 6lh;
    overflow: auto;
    color: var(--_muted);
    font: 12px / 1.5 var(--_mono);
  }

  .again {
    margin-block-start: 8px;
    color: var(--_muted);
    font-size: 12px;
  }

  .jobs {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    margin-block-start: 8px;
  }

  .jobs .button {
    max-inline-size: 100%;
    min-block-size: 26px;
    overflow: hidden;
    text-overflow: ellipsis;
  }
`;
