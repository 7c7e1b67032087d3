import type { Row } from './dashboard.ts';
import { type Fields, fields, list, number, text } from './fields.ts';
import { type Panel, readPanel } from './panel.ts';

/** Grafana lets nobody put layouts into each other deeper than this. */
const DEEPEST = 8;

/**
 * Schema version 2, of Grafana 12 and 13: panels by name, and a layout of grids, rows and tabs that mentions them.
 * See https://grafana.com/docs/grafana/latest/observability-as-code/schema-v2/
 */
export function elementRows(dashboard: Fields): readonly Row[] {
  const elements = fields(dashboard.elements);
  const panelOf = (item: Fields): Panel =>
    readElement(fields(elements[text(fields(specOf(item).element).name)]));

  function rowsOf(layout: Fields, title: string, collapsed: boolean, depth: number): Row[] {
    if (depth > DEEPEST) return [];
    const { items, rows, tabs } = specOf(layout);
    const placed = list(items).map(fields).toSorted(byPlace);
    const own = { title, collapsed, panels: placed.filter(isItem).map(panelOf) };
    const headed = placed.filter((item) => !isItem(item)).map((row) => gridRow(row, panelOf));
    const grouped = [...list(rows), ...list(tabs)].map(fields).flatMap((group) => {
      const spec = specOf(group);
      const closed = spec.collapse === true;
      return rowsOf(fields(spec.layout), text(spec.title) || title, closed, depth + 1);
    });
    return [own, ...headed, ...grouped];
  }

  return rowsOf(fields(dashboard.layout), '', false, 0);
}

const specOf = ({ spec }: Fields): Fields => fields(spec);

const isItem = ({ kind }: Fields) => kind !== 'GridLayoutRow';

function gridRow(row: Fields, panelOf: (item: Fields) => Panel): Row {
  const { title, collapsed, elements } = specOf(row);
  return {
    title: text(title),
    collapsed: collapsed === true,
    panels: list(elements).map(fields).toSorted(byPlace).map(panelOf),
  };
}

function byPlace(a: Fields, b: Fields): number {
  const [one, other] = [specOf(a), specOf(b)];
  return number(one.y) - number(other.y) || number(one.x) - number(other.x);
}

/** The same panel in the older model's words. */
function readElement(element: Fields): Panel {
  const { title, description, data, vizConfig } = specOf(element);
  const viz = fields(vizConfig);
  const { queries, transformations } = specOf(fields(data));
  return readPanel({
    title,
    description,
    // In the first drafts of the schema the kind is the type.
    type: text(viz.group) || text(viz.kind),
    fieldConfig: specOf(viz).fieldConfig,
    libraryPanel: element.kind === 'LibraryPanel' ? {} : undefined,
    targets: list(queries).map(fields).map(asTarget),
    transformations: list(transformations).map(fields).map(asTransformation),
  });
}

function asTarget(panelQuery: Fields): Fields {
  const { query, refId, hidden } = specOf(panelQuery);
  const { group, kind } = fields(query);
  const type = text(group) || text(kind);
  return { ...specOf(fields(query)), refId, hide: hidden, datasource: { type } };
}

const asTransformation = (transformation: Fields): Fields => ({
  id: text(transformation.group) || text(transformation.kind),
  disabled: specOf(transformation).disabled,
});
