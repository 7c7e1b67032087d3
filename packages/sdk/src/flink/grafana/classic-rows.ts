import type { Row } from './dashboard.ts';
import { type Fields, fields, list, number, text } from './fields.ts';
import { readPanel } from './panel.ts';

/**
 * The model until schema version 2. Up to Grafana 4 panels are in `rows`; since 5 they are in one list, where a panel of
 * type `row` heads those behind it, or holds them while it is closed.
 * See https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/
 */
export function classicRows({ rows, panels }: Fields): readonly Row[] {
  return [...list(rows).map(fields).map(oldRow), ...newRows(list(panels).map(fields))];
}

const oldRow = ({ title, collapse, panels }: Fields): Row => ({
  title: text(title),
  collapsed: collapse === true,
  panels: list(panels).map(fields).map(readPanel),
});

function newRows(panels: readonly Fields[]): readonly Row[] {
  const rows: (Row & { panels: Row['panels'] })[] = [{ title: '', collapsed: false, panels: [] }];
  for (const panel of panels.toSorted(byPlace)) {
    const last = rows.at(-1);
    if (panel.type === 'row') {
      rows.push(oldRow({ ...panel, collapse: panel.collapsed }));
    } else if (last !== undefined) {
      last.panels = [...last.panels, readPanel(panel)];
    }
  }
  return rows;
}

function byPlace(a: Fields, b: Fields): number {
  const [one, other] = [fields(a.gridPos), fields(b.gridPos)];
  return number(one.y) - number(other.y) || number(one.x) - number(other.x);
}
