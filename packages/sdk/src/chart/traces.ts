import type { Series } from '../prometheus/index.ts';
import type { ChartOptions } from './chart-options.ts';
import { type SeriesLook, seriesLooks, stacksOf } from './series-looks.ts';
import { stack } from './stack.ts';
import { highestOf, type State, states, strength } from './states.ts';
import { matrixOf, type StyledSeries } from './styled-series.ts';

/** A series as it is drawn. */
export interface Trace extends SeriesLook {
  /** Unix ms, ascending. */
  readonly times: Float64Array;
  /** In the unit; of a stack, where the series ends. NaN and infinity are gaps. */
  readonly values: Float64Array;
  /** What it stands on: of a stack the series before it, null for zero. */
  readonly base: Float64Array | null;
  /** Of a mark `band`, in the row of its place among the traces. */
  readonly bands: readonly Band[];
}

export interface Band extends State {
  /** 0..1 */
  readonly strength: number;
}

/** The lines, areas, bars or bands of a chart, ghosts first. Samples that are drawn as they came are not copied. */
export function seriesTraces(
  series: readonly StyledSeries[],
  options: Pick<ChartOptions, 'ghosts' | 'step' | 'view'>,
): readonly Trace[] {
  const looks = seriesLooks(series, options);
  const stacked = stackedSeries(looks);
  const highest = options.view === 'state' ? highestOf(matrixOf(series)) : 0;
  return looks.map((look) => ({
    ...look,
    base: null,
    ...(stacked.get(look.series) ?? { times: look.series.times, values: look.series.values }),
    bands:
      look.mark === 'band'
        ? states(look.series, options.step).map((state) => ({
            ...state,
            strength: strength(state.value, highest),
          }))
        : [],
  }));
}

function stackedSeries(looks: readonly SeriesLook[]) {
  const stacked = new Map<Series, ReturnType<typeof stack>[number]>();
  for (const members of stacksOf(looks)) {
    stack(members).forEach((one, index) => {
      const member = members[index];
      if (member !== undefined) stacked.set(member, one);
    });
  }
  return stacked;
}
