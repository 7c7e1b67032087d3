import type { ChartState } from '../../state/panel-state.ts';

export const idOf = ({ definition }: ChartState): string => definition.id;

export const isTile = ({ definition }: ChartState): boolean => definition.view === 'tile';

/** A chart of what few jobs have is not there for the others. */
export const isShown = (chart: ChartState): boolean =>
  chart.definition.hide !== 'no-data' || !isEmpty(chart);

/** Asked for, and there was nothing: a job without Kafka has a whole section of these. */
export const isEmpty = ({ matrix, problem }: ChartState): boolean =>
  matrix !== null && matrix.length === 0 && problem === null;
