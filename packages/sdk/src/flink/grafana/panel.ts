import { type Fields, fields, isFields, list, text } from './fields.ts';

/** What is read of a panel. */
export interface Panel {
  readonly title: string;
  readonly description: string;
  readonly type: string;
  /** Grafana's id of it: `decbytes`. */
  readonly unit: string;
  readonly style: 'line' | 'bars' | 'stacked' | 'step';
  readonly queries: readonly Query[];
  /** Ids of what Grafana does to the answers. */
  readonly transformations: readonly string[];
}

export interface Query {
  readonly id: string;
  readonly expr: string;
  readonly legend: string;
  /** The kind of data source; empty where only its name is told. */
  readonly source: string;
}

export function readPanel(panel: Fields): Panel {
  const { defaults } = fields(panel.fieldConfig);
  const [axis] = list(panel.yaxes);
  const targets = list(panel.targets);
  return {
    title: text(panel.title),
    description: text(panel.description),
    type: text(panel.type),
    // Of a timeseries, of a singlestat, of a graph.
    unit: text(fields(defaults).unit) || text(panel.format) || text(fields(axis).format),
    style: styleOf(panel, fields(fields(defaults).custom)),
    queries: targets.filter(({ hide }) => hide !== true).map((target) => readQuery(target, panel)),
    transformations: list(panel.transformations)
      .filter(({ disabled }) => disabled !== true)
      .map(({ id }) => text(id)),
  };
}

function readQuery(target: Fields, panel: Fields): Query {
  const { type } = fields(isFields(target.datasource) ? target.datasource : panel.datasource);
  return {
    id: text(target.refId),
    expr: text(target.expr),
    legend: text(target.legendFormat),
    source: text(type),
  };
}

function styleOf({ type, bars, lines, stack, steppedLine }: Fields, custom: Fields) {
  const { mode } = fields(custom.stacking);
  if (type === 'barchart' || custom.drawStyle === 'bars') return 'bars';
  if (bars === true && lines !== true) return 'bars';
  if (stack === true || mode === 'normal' || mode === 'percent') return 'stacked';
  return steppedLine === true || text(custom.lineInterpolation).startsWith('step')
    ? 'step'
    : 'line';
}
