import { type Fields, fields, list, text } from '../json/fields.ts';
import { placementChanges } from '../losses/dashboard-changes.ts';
import { type Panel, readPanel } from './panel.ts';
import { inPlace, type Row } from './row.ts';

/**
 * The model until schema version 2. Up to Grafana 4 panels are in `rows`; since 5 they are in one list, where a panel of
 * type `row` heads those behind it, or holds them while it is closed.
 * See https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/
 */
export function classicRows({ rows, panels }: Fields): readonly Row[] {
  return [...list(rows).map(oldRow), ...newRows(list(panels))];
}

type OpenRow = Row & { readonly panels: Panel[] };

const oldRow = (row: Fields): OpenRow => ({
  title: text(row.title),
  collapsed: row.collapse === true,
  panels: list(row.panels).map(readPanel),
  changes: placementChanges(row),
});

function newRows(panels: readonly Fields[]): readonly Row[] {
  const rows = [oldRow({})];
  for (const panel of inPlace(panels, ({ gridPos }) => fields(gridPos))) {
    if (panel.type === 'row') rows.push(oldRow({ ...panel, collapse: panel.collapsed }));
    else rows.at(-1)?.panels.push(readPanel(panel));
  }
  return rows;
}
