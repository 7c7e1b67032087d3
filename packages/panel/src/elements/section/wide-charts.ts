import { css, type LitElement, type ReactiveController } from 'lit';
import { observeSize } from '../../dom/observe.ts';
import { adoptStyles } from '../../theme/adopted-styles.ts';

/**
 * Charts of two cells, where the grid has two. A cell more than there are makes another column, and the page wider than
 * the screen; CSS cannot ask how many there are.
 */
class WideCharts implements ReactiveController {
  readonly #host: LitElement;
  #grid: HTMLElement | null = null;
  #stop = () => {};
  #frame = 0;

  constructor(host: LitElement) {
    this.#host = host;
    adoptStyles(host.renderRoot, wideStyles);
    host.addController(this);
  }

  hostUpdated(): void {
    const grid = this.#host.renderRoot.querySelector<HTMLElement>('.charts');
    if (grid === this.#grid) return;
    this.#stop();
    this.#grid = grid;
    if (grid === null) return;
    this.#stop = observeSize(grid, () => {
      // In the next frame: a height that changes while sizes are told is an error in the host's window.
      cancelAnimationFrame(this.#frame);
      this.#frame = requestAnimationFrame(() => fit(grid));
    });
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame);
    this.#stop();
    this.#grid = null;
  }

  hostConnected(): void {
    if (this.#host.hasUpdated) this.hostUpdated();
  }
}

function fit(grid: HTMLElement): void {
  // Counted without them, as they make columns.
  grid.classList.remove('roomy');
  const columns = getComputedStyle(grid).gridTemplateColumns.split(' ').length;
  grid.classList.toggle('roomy', columns > 1);
}

const wideStyles = css`
  .roomy .wide {
    grid-column: span 2;
  }

  /* Paper has columns of its own. */
  @media print {
    .roomy .wide {
      grid-column: 1 / -1;
    }
  }
`;

const known = new WeakSet<LitElement>();

/** Once for each section. */
export function fitWideCharts(section: LitElement): void {
  if (known.has(section)) return;
  known.add(section);
  new WideCharts(section);
}
