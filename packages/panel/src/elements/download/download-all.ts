import type { Locale } from '@flink-metrics/sdk/flink/job';
import { toCsvOfAll } from '../../chart/export/csv.ts';
import { downloadCsv } from '../../chart/export/download.ts';
import type { PanelState } from '../../state/panel-state.ts';

/** Saves what all charts have, in their order. */
export function downloadAll({ charts, job }: PanelState, texts: Locale): void {
  const answered = [...charts.values()].flatMap(({ definition: { id, title, unit }, matrix }) =>
    matrix === null ? [] : [{ id, title: title[texts], unit, matrix }],
  );
  const name = job === null ? 'charts' : `${job.namespace}-${job.job}`;
  downloadCsv(name, toCsvOfAll(answered));
}

/** How many charts the server did not give, or only as they were before. */
export const missingIn = ({ charts }: PanelState): number =>
  [...charts.values()].filter(({ status }) => status === 'failed').length;
