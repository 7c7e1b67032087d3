import { css, html } from 'lit';
import type { SeriesName } from '../../series/series-name.ts';

/** A series' name. Where it has no room, what tells it from the others stays. */
export const seriesName = ({ shared, head, tail }: SeriesName) =>
  html`<span class="name"
    ><bdi class="shared">${shared}</bdi><bdi class="head">${head}</bdi><bdi>${tail}</bdi></span
  >`;

export const seriesNameStyles = css`
  .name {
    display: flex;
    min-inline-size: 0;
    white-space: pre;
  }

  .name bdi {
    flex: 0 1 auto;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  /* Each gives way before what follows it does. */
  .name .shared {
    flex-shrink: 1000000;
  }

  .name .head {
    flex-shrink: 1000;
  }
`;
