import type { ChartDefinition } from '@flink-metrics/sdk/internal/flink-core';
import type { Arrangement } from '../../arrangement/arrangement.ts';
import type { ArrangementTexts } from '../../i18n/arrangement/texts.ts';
import type { Language } from '../../i18n/language.ts';

/** What the controls need, and where they tell. */
export interface Editing {
  readonly view: Arrangement;
  readonly defaults: Arrangement;
  readonly sectionId: string;
  readonly language: Language;
  readonly texts: ArrangementTexts;
  /**
   * Takes a step.
   * @param said to those who do not see it
   * @param next the controls that get the focus, the first that is there and enabled
   */
  readonly change: (view: Arrangement, said: string, next: readonly string[]) => void;
  /** Leads to a chart that went into another section. */
  readonly show: (chart: string) => void;
  /** Opens an own chart to be edited. */
  readonly open: (chart: ChartDefinition) => void;
}
