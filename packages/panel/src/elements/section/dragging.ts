import type { ChartDefinition } from '@flink-metrics/sdk/internal/flink-core';
import { html } from 'lit';
import { type Arrangement, chartsOf } from '../../arrangement/arrangement.ts';
import { peersOf, placeChart } from '../../arrangement/arrangement-steps.ts';
import { textIn } from '../../i18n/text-in.ts';
import { gripIcon } from '../../theme/edit-icons.ts';
import type { Editing } from './editing.ts';

/** The chart that is dragged, and where it is from: what a drag carries cannot be read before it is dropped. */
let dragged: { readonly chart: ChartDefinition; readonly view: Arrangement } | null = null;

/** What a chart is dragged by. Who has no pointer has the buttons beside it. */
export function grip(chart: ChartDefinition, { view, language, texts }: Editing) {
  return html`
    <span
      class="grip"
      draggable="true"
      aria-hidden="true"
      title=${texts.drag(textIn(chart.title, language))}
      data-chart=${chart.id}
      @dragstart=${(event: DragEvent) => {
        dragged = { chart, view };
        const card = (event.currentTarget as Element).closest('.item');
        // Firefox drags nothing that carries nothing.
        event.dataTransfer?.setData('text/plain', chart.id);
        if (card !== null) event.dataTransfer?.setDragImage(card, 0, 0);
      }}
      @dragend=${() => {
        dragged = null;
      }}
      >${gripIcon}</span
    >
  `;
}

/** Where in a section a chart would be: beside an item of it, or at its end. */
interface Place {
  readonly item: HTMLElement | null;
  readonly side: 'before' | 'after';
}

/** Takes charts that are dragged into a section, or within it. */
export class DropPlaces {
  readonly #editing: () => Editing | null;
  #marked: HTMLElement | null = null;

  constructor(section: Node, editing: () => Editing | null) {
    this.#editing = editing;
    section.addEventListener('dragover', (event) => this.#over(event as DragEvent));
    section.addEventListener('dragleave', () => this.#mark(null));
    section.addEventListener('drop', (event) => this.#drop(event as DragEvent));
  }

  /** Null where the chart is not one of this panel's. */
  get #target(): Editing | null {
    const editing = this.#editing();
    return dragged !== null && dragged.view === editing?.view ? editing : null;
  }

  #over(event: DragEvent): void {
    if (this.#target === null) return;
    event.preventDefault();
    this.#mark(placeAt(event));
  }

  #drop(event: DragEvent): void {
    const editing = this.#target;
    this.#mark(null);
    if (editing === null || dragged === null) return;
    event.preventDefault();
    const { chart } = dragged;
    dragged = null;
    const { view, sectionId, language, texts } = editing;
    const section = view.find(({ id }) => id === sectionId);
    if (section === undefined) return;
    const moved = placeChart(view, chart.id, section, chartAfter(placeAt(event)));
    const name = textIn(chart.title, language);
    const seen = peersOf(moved, chart);
    const isOurs = chartsOf([section]).some(({ id }) => id === chart.id);
    const said = isOurs
      ? texts.nowAt(name, seen.indexOf(chart.id) + 1, seen.length)
      : texts.nowIn(name, textIn(section.title, language));
    editing.change(moved, said, [`-1 ${chart.id}`, `1 ${chart.id}`]);
  }

  #mark(place: Place | null): void {
    delete this.#marked?.dataset.drop;
    this.#marked = place?.item ?? null;
    if (place?.item) place.item.dataset.drop = place.side;
  }
}

function placeAt(event: DragEvent): Place {
  const item = event
    .composedPath()
    .find((node): node is HTMLElement => node instanceof HTMLElement && node.matches('.item'));
  if (item === undefined) return { item: null, side: 'after' };
  const { left, width } = item.getBoundingClientRect();
  const isRight = event.clientX > left + width / 2;
  const isAfter = isRight === (getComputedStyle(item).direction === 'ltr');
  return { item, side: isAfter ? 'after' : 'before' };
}

/** Id of the chart that follows the place; null for the end of the section. */
function chartAfter({ item, side }: Place): string | null {
  const next = side === 'before' ? item : item?.nextElementSibling;
  return next?.querySelector<HTMLElement>('[data-chart]')?.dataset.chart ?? null;
}
