import type { Unit } from '../flink/index.ts';

/** How a unit's numbers grow: by 1000, by 1024, as time, as a share of one, or not at all. */
export type UnitFamily = 'si' | 'iec' | 'duration' | 'ratio' | 'instant' | 'boolean' | 'plain';

interface UnitTraits {
  readonly family: UnitFamily;
  /** What one of the unit is in the family's base (seconds, ms since 1970, or one). */
  readonly scale: number;
  /** Written after the number and its prefix. */
  readonly suffix: string;
}

const traits: Readonly<Record<Unit, UnitTraits>> = {
  none: { family: 'plain', scale: 1, suffix: '' },
  load: { family: 'plain', scale: 1, suffix: '' },
  boolean: { family: 'boolean', scale: 1, suffix: '' },
  cores: { family: 'plain', scale: 1, suffix: '' },
  'ms/s': { family: 'plain', scale: 1, suffix: 'ms/s' },
  count: { family: 'si', scale: 1, suffix: '' },
  records: { family: 'si', scale: 1, suffix: '' },
  events: { family: 'si', scale: 1, suffix: '' },
  buffers: { family: 'si', scale: 1, suffix: '' },
  splits: { family: 'si', scale: 1, suffix: '' },
  offset: { family: 'si', scale: 1, suffix: '' },
  'count/s': { family: 'si', scale: 1, suffix: '/s' },
  'records/s': { family: 'si', scale: 1, suffix: '/s' },
  'events/s': { family: 'si', scale: 1, suffix: '/s' },
  'buffers/s': { family: 'si', scale: 1, suffix: '/s' },
  'requests/s': { family: 'si', scale: 1, suffix: '/s' },
  'responses/s': { family: 'si', scale: 1, suffix: '/s' },
  'packets/s': { family: 'si', scale: 1, suffix: '/s' },
  hertz: { family: 'si', scale: 1, suffix: 'Hz' },
  bytes: { family: 'iec', scale: 1, suffix: 'B' },
  'bytes/s': { family: 'iec', scale: 1, suffix: 'B/s' },
  ratio: { family: 'ratio', scale: 1, suffix: '' },
  percent: { family: 'ratio', scale: 0.01, suffix: '' },
  ns: { family: 'duration', scale: 1e-9, suffix: '' },
  us: { family: 'duration', scale: 1e-6, suffix: '' },
  ms: { family: 'duration', scale: 1e-3, suffix: '' },
  s: { family: 'duration', scale: 1, suffix: '' },
  timestamp_ms: { family: 'instant', scale: 1, suffix: '' },
  timestamp_s: { family: 'instant', scale: 1000, suffix: '' },
};

export const unitTraits = (unit: Unit): UnitTraits => traits[unit];

const counted: ReadonlySet<Unit> = new Set([
  'count',
  'records',
  'events',
  'buffers',
  'splits',
  'offset',
]);

/** Whether things are counted: only a mean of them has fractions. */
export const isCount = (unit: Unit): boolean => counted.has(unit);

/** By how much each prefix is more than the one before, and how they are written. */
export const prefixes = {
  si: { base: 1000, symbols: ['', 'k', 'M', 'G', 'T', 'P', 'E'] },
  iec: { base: 1024, symbols: ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'] },
} as const;

export type PrefixFamily = keyof typeof prefixes;
