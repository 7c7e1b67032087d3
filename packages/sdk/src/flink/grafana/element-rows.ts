import type { Row } from './dashboard.ts';
import { type Fields, fields, isFields, list, text } from './fields.ts';
import { type Panel, readPanel } from './panel.ts';
import { inPlace } from './place.ts';

/** Rows in tabs in rows: people stop there, hostile JSON does not. */
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
    const placed = inPlace(list(items), specOf);
    const panels = placed.filter((item) => !isGridRow(item)).map(panelOf);
    const groups = [...placed.filter(isGridRow), ...list(rows), ...list(tabs)];
    const inside = groups.flatMap((group) => {
      const { title: own, collapse, collapsed, layout, elements } = specOf(group);
      // A grid's row has its panels without a layout.
      const inner = isFields(layout) ? layout : { spec: { items: elements } };
      const isClosed = collapse === true || collapsed === true;
      return rowsOf(inner, text(own) || title, isClosed, depth + 1);
    });
    return [{ title, collapsed, panels }, ...inside];
  }

  return rowsOf(fields(dashboard.layout), '', false, 0);
}

const specOf = ({ spec }: Fields): Fields => fields(spec);

const isGridRow = ({ kind }: Fields) => kind === 'GridLayoutRow';

/** The same panel in the older model's words. */
function readElement(element: Fields): Panel {
  const spec = specOf(element);
  const viz = fields(spec.vizConfig);
  const { queries, transformations } = specOf(fields(spec.data));
  return readPanel({
    ...spec,
    type: kindOf(viz),
    fieldConfig: specOf(viz).fieldConfig,
    targets: list(queries).map(asTarget),
    transformations: list(transformations).map(asTransformation),
  });
}

function asTarget(panelQuery: Fields): Fields {
  const { query, refId, hidden } = specOf(panelQuery);
  const data = fields(query);
  return { ...specOf(data), refId, hide: hidden, datasource: { type: kindOf(data) } };
}

const asTransformation = (transformation: Fields): Fields => ({
  ...specOf(transformation),
  id: kindOf(transformation),
});

/** In the first drafts of the schema the kind is what the group is now. */
const kindOf = ({ group, kind }: Fields): string => text(group) || text(kind);
