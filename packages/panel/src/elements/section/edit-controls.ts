import type { ChartDefinition } from '@flink-metrics/sdk/internal/flink-core';
import { html, nothing } from 'lit';
import { type Arrangement, ownTo, visibleSections } from '../../arrangement/arrangement.ts';
import {
  hideChart,
  hideSection,
  moveChart,
  moveSection,
  peersOf,
  placeChart,
  removeChart,
} from '../../arrangement/arrangement-steps.ts';
import { textIn } from '../../i18n/text-in.ts';
import {
  arrowDownIcon,
  arrowLeftIcon,
  arrowRightIcon,
  arrowUpIcon,
  hideIcon,
  removeIcon,
  showIcon,
} from '../../theme/edit-icons.ts';
import { editIcon } from '../../theme/icons.ts';
import { control } from './control.ts';
import { grip } from './dragging.ts';
import type { Editing } from './editing.ts';
import { intoSection, widthControl } from './place-controls.ts';

export { loadArrangementTexts } from '../../i18n/arrangement-texts.ts';
export { DropPlaces } from './dragging.ts';
export { editStyles } from './edit.styles.ts';

/** Buttons of one chart: where it is, whether it is, and what it shows if it is the user's own. */
export function chartControls(chart: ChartDefinition, editing: Editing) {
  const { view, defaults, language, texts } = editing;
  const name = textIn(chart.title, language);
  const own = ownTo(defaults)(chart);
  return html`
    <div class="edit" role="group" aria-label=${name}>
      ${grip(chart, editing)} ${moveButton(chart, -1, editing)} ${moveButton(chart, 1, editing)}
      ${intoSection(chart, -1, editing)} ${intoSection(chart, 1, editing)}
      ${chart.view === 'tile' ? nothing : widthControl(chart, editing)}
      ${
        own
          ? html`
              ${control(`edit ${chart.id}`, texts.edit(name), editIcon, () => editing.open(chart))}
              ${control(`remove ${chart.id}`, texts.remove(name), removeIcon, () =>
                editing.change(
                  removeChart(view, chart.id),
                  texts.nowRemoved(name),
                  neighbours(chart, editing),
                ),
              )}
            `
          : nothing
      }
      ${control(`hide ${chart.id}`, texts.hide(name), hideIcon, () =>
        editing.change(hideChart(view, chart.id, true), texts.nowHidden(name), [
          `show ${chart.id}`,
          ...neighbours(chart, editing),
        ]),
      )}
    </div>
  `;
}

function moveButton(chart: ChartDefinition, by: -1 | 1, editing: Editing) {
  const { view, language, texts } = editing;
  const name = textIn(chart.title, language);
  const [icon, label] =
    by < 0 ? [arrowLeftIcon, texts.earlier(name)] : [arrowRightIcon, texts.later(name)];
  const moved = moveChart(view, chart.id, by);
  const isLast = peersOf(view, chart).join() === peersOf(moved, chart).join();
  const move = ({ shiftKey }: MouseEvent) => {
    const next = shiftKey ? movedFar(chart, by, view) : moved;
    const seen = peersOf(next, chart);
    editing.change(next, texts.nowAt(name, seen.indexOf(chart.id) + 1, seen.length), [
      `${by} ${chart.id}`,
      `${-by} ${chart.id}`,
    ]);
  };
  return control(`${by} ${chart.id}`, label, icon, move, isLast);
}

/** To the front of its section, or to the end. */
function movedFar({ id, view: kind }: ChartDefinition, by: -1 | 1, view: Arrangement): Arrangement {
  const section = view.find(({ charts }) => charts.some((one) => one.id === id));
  if (section === undefined) return view;
  const [first] = peersOf(view, { id, view: kind });
  return placeChart(view, id, section, by < 0 ? (first ?? null) : null);
}

/** Where the focus goes when the chart is gone. */
function neighbours(chart: ChartDefinition, { view }: Editing): readonly string[] {
  const ids = peersOf(view, chart);
  const at = ids.indexOf(chart.id);
  return [ids[at + 1], ids[at - 1]].flatMap((id) => (id === undefined ? [] : [`hide ${id}`]));
}

/** Buttons of the section as a whole. */
export function sectionControls(name: string, editing: Editing) {
  const { view, sectionId, texts } = editing;
  const ids = (of: Arrangement) => visibleSections(of).map(({ id }) => id);
  const move = (by: -1 | 1) => {
    const moved = moveSection(view, sectionId, by);
    return control(
      `${by} section`,
      by < 0 ? texts.earlier(name) : texts.later(name),
      by < 0 ? arrowUpIcon : arrowDownIcon,
      ({ shiftKey }) => {
        const next = shiftKey ? sectionMovedFar(view, sectionId, by) : moved;
        editing.change(
          next,
          texts.nowAt(name, ids(next).indexOf(sectionId) + 1, ids(next).length),
          [`${by} section`, `${-by} section`],
        );
      },
      ids(moved).join() === ids(view).join(),
    );
  };
  return html`
    <div class="edit" role="group" aria-label=${name}>
      ${move(-1)} ${move(1)}
      ${control('hide section', texts.hide(name), hideIcon, () =>
        editing.change(hideSection(view, sectionId), texts.nowHidden(name), []),
      )}
    </div>
  `;
}

function sectionMovedFar(view: Arrangement, id: string, by: -1 | 1): Arrangement {
  const moved = moveSection(view, id, by);
  return moved === view ? view : sectionMovedFar(moved, id, by);
}

/** The section's charts that are put away, each a button that brings it back. */
export function hiddenCharts(editing: Editing) {
  const { view, sectionId, language, texts } = editing;
  const section = view.find(({ id }) => id === sectionId);
  const hidden = (section?.charts ?? []).filter((chart) => chart.hidden);
  if (hidden.length === 0) return nothing;
  return html`
    <div class="hidden-charts" role="group" aria-label=${texts.hiddenCharts}>
      <span>${texts.hiddenCharts}</span>
      ${hidden.map((chart) => {
        const name = textIn(chart.title, language);
        return html`
          <button
            class="button"
            type="button"
            data-control="show ${chart.id}"
            aria-label=${texts.show(name)}
            @click=${() =>
              editing.change(hideChart(view, chart.id, false), texts.nowShown(name), [
                `hide ${chart.id}`,
              ])}
          >
            ${showIcon}<span class="name">${name}</span>
          </button>
        `;
      })}
    </div>
  `;
}
