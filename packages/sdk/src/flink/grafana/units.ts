import type { Unit } from '../unit.ts';

/**
 * Grafana's ids: https://github.com/grafana/grafana/blob/main/packages/grafana-data/src/valueFormats/categories.ts
 * What counts in thousands of something (`kbytes`, `m`) has none here: a chart does not multiply.
 */
const ids: Partial<Record<Unit, string>> = {
  bytes: 'bytes decbytes',
  'bytes/s': 'Bps binBps',
  percent: 'percent',
  ratio: 'percentunit',
  s: 's dtdurations',
  ms: 'ms dtdurationms',
  us: 'µs',
  ns: 'ns',
  'count/s': 'ops cps',
  'events/s': 'eps',
  'requests/s': 'reqps',
  'records/s': 'recps',
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

export const unitOf = (grafana: string): Unit => units.get(grafana) ?? 'none';
