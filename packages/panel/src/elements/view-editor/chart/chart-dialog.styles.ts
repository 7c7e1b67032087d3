import { css } from 'lit';

export const chartDialogStyles = css`
  h3 {
    margin: 0;
    font-size: 12px;
    font-weight: 600;
    color: var(--_muted);
  }

  .metric {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
  }

  .metric code {
    flex: 1;
    min-inline-size: 160px;
    font-family: var(--_mono);
    font-size: 12px;
    overflow-wrap: anywhere;
  }

  .metric p {
    flex: 1 0 100%;
  }

  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 220px), 1fr));
    gap: 12px;
  }

  .query {
    margin: 0;
    padding: 8px;
    border-radius: var(--_radius);
    background: var(--_surface);
    font-family: var(--_mono);
    font-size: 12px;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
`;
