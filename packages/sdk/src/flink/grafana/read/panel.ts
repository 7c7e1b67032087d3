import { type Fields, fields, isFields, list, text } from '../json/fields.ts';
import { customOf } from '../json/panel-settings.ts';
import type { Change } from '../losses/difference.ts';
import { panelChanges } from '../losses/panel-changes.ts';
import { computingOf } from '../losses/transformations.ts';
import { unitIdOf } from '../losses/units.ts';

/** What is read of a panel. */
export interface Panel {
  readonly title: string;
  readonly description: string;
  readonly type: string;
  /** Grafana's id of it: `decbytes`. */
  readonly unit: string;
  readonly style: 'line' | 'bars' | 'stacked' | 'step';
  readonly queries: readonly Query[];
  /** What Grafana computes on the answers; empty where it does not. */
  readonly computing: string;
  /** What the chart will not have. */
  readonly changes: readonly Change[];
}

export interface Query {
  readonly id: string;
  readonly expr: string;
  readonly legend: string;
  /** The kind of data source; empty where only its name is told. */
  readonly source: string;
}

export function readPanel(panel: Fields): Panel {
  const targets = list(panel.targets);
  return {
    title: text(panel.title),
    description: text(panel.description),
    type: typeOf(panel),
    unit: unitIdOf(panel),
    style: styleOf(panel, customOf(panel)),
    queries: targets.filter(({ hide }) => hide !== true).map((target) => readQuery(target, panel)),
    computing: computingOf(panel),
    changes: panelChanges(panel),
  };
}

/** A graph may have something else than time below it. */
function typeOf({ type, xaxis }: Fields): string {
  const { mode } = fields(xaxis);
  const isOfTime = type !== 'graph' || text(mode) === '' || mode === 'time';
  return isOfTime ? text(type) : `graph ${text(mode)}`;
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
