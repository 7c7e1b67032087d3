import type { ChartDefinition } from '@flink-metrics/sdk/internal/flink-core';
import { html, nothing, type TemplateResult } from 'lit';
import { type Arrangement, ownTo, visibleSections } from '../../arrangement/arrangement.ts';
import {
  hideChart,
  hideSection,
  moveChart,
  moveSection,
  removeChart,
} from '../../arrangement/arrangement-steps.ts';
import type { ArrangementTexts } from '../../i18n/arrangement/texts.ts';
import type { Language } from '../../i18n/language.ts';
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

export { loadArrangementTexts } from '../../i18n/arrangement-texts.ts';

/** What the controls need, and where they tell. */
export interface Editing {
  readonly view: Arrangement;
  readonly defaults: Arrangement;
  readonly sectionId: string;
  readonly language: Language;
  readonly texts: ArrangementTexts;
  /**
   * Takes a step.
   * @param said to those who do not see it
   * @param next the controls that get the focus, the first that is there and enabled
   */
  readonly change: (view: Arrangement, said: string, next: readonly string[]) => void;
  /** Opens an own chart to be edited. */
  readonly open: (chart: ChartDefinition) => void;
}

/** Buttons of one chart: where it is, whether it is, and what it shows if it is the user's own. */
export function chartControls(chart: ChartDefinition, editing: Editing) {
  const { view, defaults, language, texts } = editing;
  const name = textIn(chart.title, language);
  const own = ownTo(defaults)(chart);
  return html`
    <div class="edit" role="group" aria-label=${name}>
      ${moveButton(chart, -1, editing)} ${moveButton(chart, 1, editing)}
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
  const seen = peers(moved, editing.sectionId, chart);
  return control(
    `${by} ${chart.id}`,
    label,
    icon,
    () =>
      editing.change(moved, texts.nowAt(name, seen.indexOf(chart.id) + 1, seen.length), [
        `${by} ${chart.id}`,
        `${-by} ${chart.id}`,
      ]),
    peers(view, editing.sectionId, chart).join() === seen.join(),
  );
}

/** Ids of the charts it changes places with, in their order. */
function peers(
  view: Arrangement,
  sectionId: string,
  { view: kind }: ChartDefinition,
): readonly string[] {
  const section = visibleSections(view).find(({ id }) => id === sectionId);
  return (section?.charts ?? [])
    .filter((chart) => (chart.view === 'tile') === (kind === 'tile'))
    .map(({ id }) => id);
}

/** Where the focus goes when the chart is gone. */
function neighbours(chart: ChartDefinition, { view, sectionId }: Editing): readonly string[] {
  const ids = peers(view, sectionId, chart);
  const at = ids.indexOf(chart.id);
  return [ids[at + 1], ids[at - 1]].flatMap((id) => (id === undefined ? [] : [`hide ${id}`]));
}

/** Buttons of the section as a whole. */
export function sectionControls(name: string, editing: Editing) {
  const { view, sectionId, texts } = editing;
  const move = (by: -1 | 1) => {
    const moved = visibleSections(moveSection(view, sectionId, by)).map(({ id }) => id);
    return control(
      `${by} section`,
      by < 0 ? texts.earlier(name) : texts.later(name),
      by < 0 ? arrowUpIcon : arrowDownIcon,
      () =>
        editing.change(
          moveSection(view, sectionId, by),
          texts.nowAt(name, moved.indexOf(sectionId) + 1, moved.length),
          [`${by} section`, `${-by} section`],
        ),
      moved.join() ===
        visibleSections(view)
          .map(({ id }) => id)
          .join(),
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

function control(
  id: string,
  label: string,
  icon: TemplateResult,
  run: () => void,
  disabled = false,
) {
  return html`
    <button
      class="button icon"
      type="button"
      data-control=${id}
      aria-label=${label}
      title=${label}
      ?disabled=${disabled}
      @click=${run}
    >
      ${icon}
    </button>
  `;
}
