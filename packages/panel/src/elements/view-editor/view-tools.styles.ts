import { css } from 'lit';

export const viewToolsStyles = css`
  :host {
    display: block;
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_gap) - 4px);
    padding: calc(var(--_gap) - 4px);
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_accent-soft);
  }

  .state {
    flex: 1;
    color: var(--_muted);
    font-size: 12px;
  }

  .problem,
  .hidden-sections {
    display: flex;
    flex: 1 0 100%;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }

  .problem {
    padding: 8px;
    border-radius: var(--_radius);
    background: var(--_bad-soft);
    color: var(--_bad);
  }

  .problem p {
    flex: 1 1 200px;
    margin: 0;
    overflow-wrap: anywhere;
  }

  .detail {
    font-family: var(--_mono);
    font-size: 12px;
  }

  .hidden-sections > span {
    color: var(--_muted);
    font-size: 12px;
  }

  .hidden-sections .button {
    max-inline-size: 100%;
    min-block-size: 24px;
    padding: 0 8px;
    border-style: dashed;
    font-size: 12px;
  }

  .name {
    overflow: hidden;
    text-overflow: ellipsis;
  }
`;
