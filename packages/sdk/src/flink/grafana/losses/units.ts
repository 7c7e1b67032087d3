import type { Unit } from '../../definitions/unit.ts';
import { type Fields, fields, list, text } from '../json/fields.ts';
import { defaultsOf } from '../json/panel-settings.ts';
import { detailOf } from './difference.ts';

/**
 * Grafana's ids: https://github.com/grafana/grafana/blob/main/packages/grafana-data/src/valueFormats/categories.ts
 * What counts in thousands of something (`kbytes`, `m`) has none here: a chart does not multiply.
 */
const ids: Partial<Record<Unit, string>> = {
  bytes: 'bytes decbytes',
  'bytes/s': 'Bps binBps',
  percent: 'percent',
  ratio: 'percentunit',
  s: 's dtdurations dthms dtdhms clocks',
  ms: 'ms dtdurationms clockms',
  us: 'µs',
  ns: 'ns',
  'count/s': 'ops cps rps wps iops',
  'events/s': 'eps',
  'requests/s': 'reqps',
  'records/s': 'recps rowsps mps',
  'packets/s': 'pps',
  hertz: 'hertz',
  boolean: 'bool',
  timestamp_ms: 'dateTimeAsIso dateTimeFromNow',
};

const units = new Map(
  Object.entries(ids).flatMap(([unit, names]) =>
    names.split(' ').map((name) => [name, unit as Unit] as const),
  ),
);

/** They only say how many digits there are. */
const plain = /^(none|short|sishort|locale|string|)$/;

/** Grafana's id of a panel's unit: `decbytes`. */
export function unitIdOf(panel: Fields): string {
  const [axis] = list(panel.yaxes);
  // Of a timeseries, of a singlestat, of a graph.
  return text(defaultsOf(panel).unit) || text(panel.format) || text(fields(axis).format);
}

/** What stood at a panel's numbers and will not; null where nothing did. */
export function unknownUnit(panel: Fields): string | null {
  const id = unitIdOf(panel);
  const unit = plain.test(id) || units.has(id) ? '' : id;
  // A singlestat's own words.
  const around = [unit, text(panel.prefix).trim(), text(panel.postfix).trim()];
  return detailOf(around.filter((part) => part !== ''));
}

export const unitOf = (grafana: string): Unit => units.get(grafana) ?? 'none';
