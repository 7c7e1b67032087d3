import type { ReactiveControllerHost } from 'lit';
import type { NamedJob } from '../../../store/state/panel-state.ts';
import { adoptStyles } from '../../../theme/adopted-styles.ts';
import type { ChartProperties } from '../chart-properties.ts';
import type { ChartContent } from '../content.ts';
import type { dataTable } from './data-table.ts';
import type { DrawnChart, ExportedContent } from './export.ts';
import type { largeHead } from './large-head.ts';

interface LazyPartsOptions {
  readonly content: () => ChartContent;
  /** Whose chart it is; null where that is not known. */
  readonly job: () => NamedJob | null;
  /** What is drawn at the moment; null before the first draw. */
  readonly drawn: () => DrawnChart | null;
  readonly failed: (error: unknown) => void;
}

/** Table, exports and the enlarged chart's heading: rarely used, so their code is loaded on demand. */
export class LazyParts {
  readonly #chart: ChartProperties & ReactiveControllerHost;
  readonly #options: LazyPartsOptions;
  #table: typeof dataTable | null = null;
  #head: typeof largeHead | null = null;

  constructor(chart: ChartProperties & ReactiveControllerHost, options: LazyPartsOptions) {
    this.#chart = chart;
    this.#options = options;
    chart.addEventListener('fullscreenchange', this.loadHead);
  }

  /** Renders the samples as a table; null while they are shown as lines. */
  get table(): typeof dataTable | null {
    return this.#table;
  }

  get isOnScreen(): boolean {
    return this.#chart.matches(':fullscreen');
  }

  get isEnlarged(): boolean {
    return this.#chart.enlarged || this.isOnScreen;
  }

  /** Renders the heading of an enlarged chart; null while it is one of many. */
  get head(): typeof largeHead | null {
    return this.isEnlarged ? this.#head : null;
  }

  readonly toggleFullscreen = (): Promise<void> =>
    this.isOnScreen ? document.exitFullscreen() : this.#chart.requestFullscreen();

  readonly loadHead = this.#asked(async () => {
    const { largeHead, largeHeadStyles } = await import('./large-head.ts');
    adoptStyles(this.#chart.renderRoot, largeHeadStyles);
    this.#head = largeHead;
  });

  readonly toggleTable = this.#asked(async () => {
    if (this.#table !== null) {
      this.#table = null;
      return;
    }
    const { dataTable, dataTableStyles } = await import('./data-table.ts');
    adoptStyles(this.#chart.renderRoot, dataTableStyles);
    this.#table = dataTable;
  });

  readonly downloadCsv = this.#asked(async () => {
    const { exportCsv } = await import('./export.ts');
    exportCsv(this.#chart, this.#exported());
  });

  readonly downloadPng = this.#asked(async () => {
    const { exportPng } = await import('./export.ts');
    const drawn = this.#options.drawn();
    if (drawn !== null) await exportPng(this.#chart, this.#exported(), drawn);
  });

  #exported(): ExportedContent {
    const { content, job } = this.#options;
    return { ...content(), job: job() };
  }

  #asked(work: () => Promise<void>): () => Promise<void> {
    return async () => {
      try {
        await work();
      } catch (error) {
        this.#options.failed(error);
      }
      this.#chart.requestUpdate();
    };
  }
}
