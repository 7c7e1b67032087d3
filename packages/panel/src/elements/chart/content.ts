import type { Surroundings } from '../../provider/panel-context.ts';
import { type ChartModel, type ChartSeries, chartModel } from '../../series/chart-model.ts';
import type { ChartProperties } from './chart-properties.ts';
import type { SeriesColors } from './colors.ts';
import type { ChartFormat } from './format.ts';

/** What a chart shows, for all that draws, speaks, lists or exports it. */
export interface ChartContent extends ChartModel {
  readonly format: ChartFormat;
  /** The series that are not switched off. */
  readonly shown: readonly ChartSeries[];
  /** Of their samples, ascending. */
  readonly times: () => readonly number[];
  /** What the faint lines are; empty where there are none. */
  readonly comparedWith: string;
}

export function chartContent(
  chart: ChartProperties,
  { language, timeZone }: Surroundings,
  colors: SeriesColors,
  hidden: ReadonlySet<string>,
): ChartContent {
  const { compare, compared, label, matrix, step, total, unit } = chart;
  const model = chartModel(matrix ?? [], { ...colors, compared, hidden, label, total });
  const shown = model.series.filter(({ visible }) => visible);
  const isCompared = compare !== '' && model.series.some(({ compared }) => compared !== undefined);
  let times: readonly number[] | undefined;
  return {
    ...model,
    format: { language, step, unit, where: { locale: language.locale, timeZone } },
    shown,
    comparedWith: isCompared ? language.messages.sameTime[compare] : '',
    times: () => {
      times ??= timesOf(shown);
      return times;
    },
  };
}

const timesOf = (shown: readonly ChartSeries[]): readonly number[] =>
  [...new Set(shown.flatMap(({ series }) => [...series.times]))].sort((one, other) => one - other);
