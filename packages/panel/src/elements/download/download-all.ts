import type { Labels } from '@flink-metrics/sdk/prometheus';
import { textIn } from '../../i18n/text-in.ts';
import { toCsvOfAll } from '../../series/export/csv.ts';
import { downloadCsv } from '../../series/export/download.ts';
import { type LabelReading, seriesLabel } from '../../series/series-label.ts';
import type { PanelState } from '../../store/state/panel-state.ts';

/** Saves what all charts have, in their order. */
export function downloadAll({ charts, job }: PanelState, reading: LabelReading): void {
  const answered = [...charts.values()].flatMap(({ definition, matrix }) => {
    const { id, title, unit } = definition;
    const label = (labels: Labels) => seriesLabel(labels, definition, reading);
    return matrix === null
      ? []
      : [{ id, title: textIn(title, reading.language), unit, matrix, label }];
  });
  const name = job === null ? 'charts' : `${job.namespace}-${job.job}`;
  downloadCsv(name, toCsvOfAll(answered));
}

/** How many charts the server did not give, or only as they were before. */
export const missingIn = ({ charts }: PanelState): number =>
  [...charts.values()].filter(({ status }) => status === 'failed').length;
