import type { Locale } from '@flink-metrics/sdk/flink/job';
import { toCsvOfAll } from '../../chart/export/csv.ts';
import { downloadCsv } from '../../chart/export/download.ts';
import type { PanelState } from '../../state/panel-state.ts';

/** Saves what has been asked so far, in the charts' order: a section that was never opened has nothing to save. */
export function downloadAll({ charts, job }: PanelState, texts: Locale): void {
  const answered = [...charts.values()].flatMap(({ definition: { id, title, unit }, matrix }) =>
    matrix === null ? [] : [{ id, title: title[texts], unit, matrix }],
  );
  const name = job === null ? 'charts' : `${job.namespace}-${job.job}`;
  downloadCsv(name, toCsvOfAll(answered));
}
