import type { ChartDefinition } from '@flink-metrics/sdk/internal/flink-core';
import type { Language } from '../../i18n/language.ts';
import { type SpokenText, spokenIn } from '../../i18n/text-in.ts';
import type { ChartState } from '../../store/state/panel-state.ts';

export const idOf = ({ definition }: ChartState): string => definition.id;

export const isTile = ({ definition }: ChartState): boolean => definition.view === 'tile';

export const isWide = ({ definition }: ChartState): boolean => definition.width === 'wide';

/** A chart of what few jobs have is not there for the others. */
export const isShown = (chart: ChartState): boolean =>
  chart.definition.hide !== 'no-data' || !isEmpty(chart);

/** Asked for, and there was nothing: a job without Kafka has a whole section of these. */
export const isEmpty = ({ matrix, problem }: ChartState): boolean =>
  matrix !== null && matrix.length === 0 && problem === null;

const noText: SpokenText = { text: '', lang: '' };

/** What a chart is called, and what it says of itself. */
export const chartTexts = ({ title, description }: ChartDefinition, language: Language) => ({
  title: spokenIn(title, language),
  description: description === undefined ? noText : spokenIn(description, language),
});
