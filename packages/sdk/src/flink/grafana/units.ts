import type { Unit } from '../unit.ts';

/**
 * Grafana's ids: https://github.com/grafana/grafana/blob/main/packages/grafana-data/src/valueFormats/categories.ts
 * What counts in thousands of something (`kbytes`, `m`) has none here: a chart does not multiply.
 */
const units: ReadonlyMap<string, Unit> = new Map([
  ['bytes', 'bytes'],
  ['decbytes', 'bytes'],
  ['Bps', 'bytes/s'],
  ['binBps', 'bytes/s'],
  ['percent', 'percent'],
  ['percentunit', 'ratio'],
  ['s', 's'],
  ['dtdurations', 's'],
  ['clocks', 's'],
  ['ms', 'ms'],
  ['dtdurationms', 'ms'],
  ['clockms', 'ms'],
  ['µs', 'us'],
  ['ns', 'ns'],
  ['cps', 'count/s'],
  ['ops', 'count/s'],
  ['iops', 'count/s'],
  ['mps', 'count/s'],
  ['rps', 'count/s'],
  ['wps', 'count/s'],
  ['eps', 'events/s'],
  ['reqps', 'requests/s'],
  ['recps', 'records/s'],
  ['rowsps', 'records/s'],
  ['pps', 'packets/s'],
  ['hertz', 'hertz'],
  ['rothz', 'hertz'],
  ['bool', 'boolean'],
  ['bool_yes_no', 'boolean'],
  ['bool_on_off', 'boolean'],
  ['dateTimeAsIso', 'timestamp_ms'],
  ['dateTimeAsIsoNoDateIfToday', 'timestamp_ms'],
  ['dateTimeAsLocal', 'timestamp_ms'],
  ['dateTimeAsUS', 'timestamp_ms'],
  ['dateTimeFromNow', 'timestamp_ms'],
]);

export const unitOf = (grafana: string): Unit => units.get(grafana) ?? 'none';
