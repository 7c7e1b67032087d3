import type { Measure } from '@flink-metrics/sdk/internal/flink-catalog';
import type { ChartDefinition } from '@flink-metrics/sdk/internal/flink-core';
import type { OwnUnit } from '../../../i18n/arrangement/texts.ts';

/** What a counter counts; its chart shows the rate of it. */
const counted: readonly OwnUnit[] = ['none', 'bytes', 'records', 'events'];

const measured: readonly OwnUnit[] = [
  ...counted,
  'count',
  'count/s',
  'bytes/s',
  'ms',
  's',
  'ratio',
  'percent',
  'timestamp_ms',
];

/** The units that the author of a metric chooses from. */
export const unitChoices = (measure: Measure): readonly OwnUnit[] =>
  measure === 'counter' ? counted : measured;

/** What a metric counts, by the unit that its chart was given. */
export function countedUnit(
  measure: Measure,
  shown: ChartDefinition['unit'],
): ChartDefinition['unit'] {
  if (measure !== 'counter') return shown;
  return counted.find((unit) => shown === unit || shown === `${unit}/s`) ?? 'none';
}
