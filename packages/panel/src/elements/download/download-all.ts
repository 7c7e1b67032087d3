import { toCsvOfAll } from '../../chart/export/csv.ts';
import { downloadCsv } from '../../chart/export/download.ts';
import type { Language } from '../../i18n/language.ts';
import { textIn } from '../../i18n/text-in.ts';
import type { PanelState } from '../../state/panel-state.ts';

/** Saves what all charts have, in their order. */
export function downloadAll({ charts, job }: PanelState, language: Language): void {
  const answered = [...charts.values()].flatMap(({ definition: { id, title, unit }, matrix }) =>
    matrix === null ? [] : [{ id, title: textIn(title, language), unit, matrix }],
  );
  const name = job === null ? 'charts' : `${job.namespace}-${job.job}`;
  downloadCsv(name, toCsvOfAll(answered));
}

/** How many charts the server did not give, or only as they were before. */
export const missingIn = ({ charts }: PanelState): number =>
  [...charts.values()].filter(({ status }) => status === 'failed').length;
