import type { Localisation } from '@flink-metrics/sdk/internal/chart-format';
import type { Unit } from '@flink-metrics/sdk/internal/flink-core';
import type { Language } from '../../i18n/language.ts';

/** How a chart's values and times are written. */
export interface ChartFormat {
  readonly unit: Unit;
  readonly language: Language;
  readonly where: Localisation;
  /** Of the range query, ms: how far from the moment a sample still counts. */
  readonly step: number;
}
