import { css } from 'lit';

/** What everything below a provider inherits: the side of `light-dark()`, and the room there is. */
export const providerStyles = css`
  .light {
    color-scheme: light;
  }

  .dark {
    color-scheme: dark;
  }

  /* Dark ink on white paper, whatever the screen shows. */
  @media print {
    .dark {
      color-scheme: light;
    }
  }

  /* Behind what the host sets: the tokens fall back to these. */
  :host([density='compact']) {
    --_compact-size: 12px;
    --_compact-control: 28px;
    --_compact-gap: 8px;
    --_fit-height: 136px;
    --_fit-width: 300px;
  }
`;
