import type { ChartDefinition, ChartWidth, Section } from '@flink-metrics/sdk/internal/flink-core';
import { nothing } from 'lit';
import { visibleSections } from '../../arrangement/arrangement.ts';
import { placeChart, setWidth } from '../../arrangement/arrangement-steps.ts';
import { textIn } from '../../i18n/text-in.ts';
import { arrowDownIcon, arrowUpIcon, widthIcon } from '../../theme/edit-icons.ts';
import { control } from './control.ts';
import type { Editing } from './editing.ts';

/** Moves a chart into the section above or below its own. */
export function intoSection(chart: ChartDefinition, by: -1 | 1, editing: Editing) {
  const { view, language, texts } = editing;
  const target = nextSection(by, editing);
  if (target === undefined) return nothing;
  const [name, title] = [textIn(chart.title, language), textIn(target.title, language)];
  const move = () => {
    editing.change(placeChart(view, chart.id, target, null), texts.nowIn(name, title), []);
    editing.show(chart.id);
  };
  const icon = by < 0 ? arrowUpIcon : arrowDownIcon;
  return control(`into ${by} ${chart.id}`, texts.into(name, title), icon, move);
}

/** Those that have lost all their charts are after the last. */
function nextSection(by: -1 | 1, { view, defaults, sectionId }: Editing): Section | undefined {
  const emptied = defaults.filter(({ id }) => !view.some((one) => one.id === id));
  const sections = [...visibleSections(view), ...emptied];
  const at = sections.findIndex(({ id }) => id === sectionId);
  return at < 0 ? undefined : sections[at + by];
}

const nextWidth: Readonly<Record<ChartWidth, ChartWidth>> = {
  normal: 'wide',
  wide: 'full',
  full: 'normal',
};

/** Gives a chart the next of the widths, and after the last the first. */
export function widthControl({ id, title, width = 'normal' }: ChartDefinition, editing: Editing) {
  const { view, language, texts } = editing;
  const name = textIn(title, language);
  const next = nextWidth[width];
  return control(`width ${id}`, texts.widths[next](name), widthIcon, () =>
    editing.change(setWidth(view, id, next), texts.nowWidths[next](name), [`width ${id}`]),
  );
}
