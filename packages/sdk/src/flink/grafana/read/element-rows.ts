import { type Fields, fields, isFields, list, specOf, text } from '../json/fields.ts';
import { placementChanges } from '../losses/dashboard-changes.ts';
import { mergeChanges } from '../losses/difference.ts';
import { type Panel, readPanel } from './panel.ts';
import { inPlace, type Row } from './row.ts';

/** Rows in tabs in rows: people stop there, hostile JSON does not. */
const DEEPEST = 8;

/**
 * Schema version 2, of Grafana 12 and 13: panels by name, and a layout of grids, rows and tabs that mentions them.
 * See https://grafana.com/docs/grafana/latest/observability-as-code/schema-v2/
 */
export function elementRows(dashboard: Fields): readonly Row[] {
  const elements = fields(dashboard.elements);
  const panelOf = (item: Fields): Panel => {
    const { element, repeat, conditionalRendering } = specOf(item);
    const named = fields(elements[text(fields(element).name)]);
    return readElement(named, { repeat, conditionalRendering });
  };

  function rowsOf(layout: Fields, heading: Heading, depth: number): Row[] {
    if (depth > DEEPEST) return [];
    const { items, rows, tabs } = specOf(layout);
    const placed = inPlace(list(items), specOf);
    const panels = placed.filter((item) => !isGridRow(item)).map(panelOf);
    const groups = [...placed.filter(isGridRow), ...list(rows), ...list(tabs)];
    const inside = groups.flatMap((group) => {
      const spec = specOf(group);
      // A grid's row has its panels without a layout.
      const inner = isFields(spec.layout) ? spec.layout : { spec: { items: spec.elements } };
      return rowsOf(inner, headingOf(spec, heading), depth + 1);
    });
    return [{ ...heading, panels }, ...inside];
  }

  return rowsOf(fields(dashboard.layout), { title: '', collapsed: false, changes: [] }, 0);
}

type Heading = Omit<Row, 'panels'>;

/** What is around a row matters for its panels too. */
const headingOf = (row: Fields, around: Heading): Heading => ({
  title: text(row.title) || around.title,
  collapsed: row.collapse === true || row.collapsed === true,
  changes: mergeChanges([...around.changes, ...placementChanges(row)]),
});

const isGridRow = ({ kind }: Fields) => kind === 'GridLayoutRow';

/** The same panel in the older model's words; its place is the layout's. */
function readElement(element: Fields, place: Fields): Panel {
  const spec = specOf(element);
  const viz = fields(spec.vizConfig);
  const { queries, transformations, queryOptions } = specOf(fields(spec.data));
  const { timeFrom, timeShift } = fields(queryOptions);
  const { fieldConfig, options } = specOf(viz);
  return readPanel({
    ...spec,
    ...place,
    type: kindOf(viz),
    fieldConfig,
    options,
    timeFrom,
    timeShift,
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
