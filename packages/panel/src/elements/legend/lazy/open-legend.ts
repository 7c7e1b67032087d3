import { css, html } from 'lit';
import type { ChartSeries } from '../../../series/chart-model.ts';

/** From here on series are looked for rather than read. */
const MANY = 8;

/** What an open legend has beside its rows: it scrolls by itself, and a search where there are many. */
export class OpenLegend {
  readonly #changed: () => void;
  #search = '';

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  found(series: readonly ChartSeries[]): readonly ChartSeries[] {
    const search = this.#search.trim().toLowerCase();
    if (series.length <= MANY || search === '') return series;
    return series.filter(({ label }) => label.toLowerCase().includes(search));
  }

  renderSearch(series: readonly ChartSeries[], label: string) {
    if (series.length <= MANY) return null;
    return html`
      <input
        class="search"
        type="search"
        aria-label=${label}
        placeholder=${label}
        .value=${this.#search}
        @input=${({ currentTarget }: Event) => {
          this.#search = (currentTarget as HTMLInputElement).value;
          this.#changed();
        }}
      />
    `;
  }
}

/** A card that grew by sixteen rows would leave its neighbours as much white. */
export const openLegendStyles = css`
  .open {
    max-block-size: 264px;
    overflow: hidden auto;
  }

  .open thead {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    background: var(--_surface);
  }

  .search {
    inline-size: 100%;
    min-block-size: 24px;
    padding: 0 4px;
    border: 1px solid var(--_control-border);
    border-radius: 4px;
    background: none;
    font-size: 12px;
  }

  @media print {
    .open {
      max-block-size: none;
    }

    .search {
      display: none;
    }
  }
`;
