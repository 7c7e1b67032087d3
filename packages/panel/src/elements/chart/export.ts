import { dateFormat, formatValue, type ValueUnit } from '@flink-metrics/sdk/echarts/format';
import type { MarkKind } from '@flink-metrics/sdk/flink/job';
import { toCsv } from '../../chart/export/csv.ts';
import { download, downloadCsv } from '../../chart/export/download.ts';
import { drawPicture, type PictureInk, type PictureMark } from '../../chart/export/picture.ts';
import { countMarks } from '../../chart/mark-groups.ts';
import { statisticsOf } from '../../chart/statistics.ts';
import type { Messages } from '../../i18n/messages.ts';
import { columnTitles, legendColumns } from '../legend/legend-columns.ts';
import type { ChartProperties } from './chart-properties.ts';
import type { ChartContent } from './content.ts';
import type { PlacedMarks } from './marks.ts';

/** What is drawn right now. */
export interface DrawnChart {
  readonly lines: HTMLCanvasElement;
  /** Pixels a CSS px. */
  readonly pixelRatio: number;
  readonly marks: PlacedMarks | null;
}

/** All series the chart was given, also those that are not drawn. */
export function exportCsv(chart: ChartProperties, { format }: ChartContent): void {
  const { label, matrix } = chart;
  const columns = (matrix ?? []).map((series) => ({ series, label: label(series.labels) }));
  downloadCsv(fileName(chart), [toCsv(format.language.messages.time, columns)]);
}

export async function exportPng(
  chart: ChartProperties,
  content: ChartContent,
  drawn: DrawnChart,
): Promise<void> {
  const { unit, where, language } = content.format;
  const { messages } = language;
  const canvas = drawPicture({
    ...drawn,
    title: chart.heading,
    subtitle: subtitle(chart, content),
    marks: picturedMarks(chart, drawn.marks),
    columns: legendColumns.map((column) => messages[columnTitles[column]]),
    rows: content.shown.map(({ color, label, series, stroke }) => {
      const statistics = statisticsOf(series.values);
      const numbers = legendColumns.map((column) => formatValue(statistics[column], unit, where));
      return { color, label, stroke, numbers };
    }),
    notes: [
      marksNote(drawn.marks, messages),
      content.comparedWith === '' ? '' : `┄ ${content.comparedWith}`,
      content.more > 0 ? messages.moreSeries(content.more) : '',
    ].filter((note) => note !== ''),
    ink: inkOf(chart),
  });
  const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  if (file === null) throw new Error('The picture is larger than this browser can draw.');
  download(`${fileName(chart)}.png`, file);
}

const fileName = ({ chartId, heading }: ChartProperties): string =>
  (chartId || heading).replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80) || 'chart';

/** When, in which zone, and what the numbers are. */
function subtitle(chart: ChartProperties, { format, times }: ChartContent): string {
  const { unit, where } = format;
  const [start, end] = [chart.start || times()[0], chart.end || times().at(-1)];
  const time = dateFormat(where, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' });
  const range = start === undefined || end === undefined ? '' : time.formatRange(start, end);
  const zone = where.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [range, zone, ...(unitless.has(unit) ? [] : [unit])].join(' · ');
}

const glyphs: Readonly<Record<MarkKind, string>> = {
  restart: '▼',
  'failed-checkpoint': '◆',
  deploy: '■',
};

const marksNote = (placed: PlacedMarks | null, { marks }: Messages): string =>
  countMarks(placed?.groups.flatMap(({ kinds }) => kinds) ?? [])
    .map(({ kind, count }) => `${glyphs[kind]} ${marks[kind](count)}`)
    .join('   ');

const unitless: ReadonlySet<ValueUnit> = new Set(['none', 'count', 'boolean']);

/** As the page paints them, whatever the host made of the theme. */
function picturedMarks(chart: ChartProperties, marks: PlacedMarks | null): readonly PictureMark[] {
  if (marks === null) return [];
  const { bottom } = marks.area;
  return marks.groups.flatMap(({ x, kinds }) => {
    const kind = kinds[0]?.kind;
    const glyph = chart.renderRoot.querySelector(`.glyph.${kind}`);
    if (kind === undefined || glyph === null) return [];
    return [{ kind, x, bottom, color: getComputedStyle(glyph).backgroundColor }];
  });
}

function inkOf({ renderRoot }: ChartProperties): PictureInk {
  const [card, muted] = ['figure', '.ink'].map((selector) => renderRoot.querySelector(selector));
  if (!card || !muted) throw new Error('The chart is not in the page.');
  const { color, backgroundColor, fontFamily } = getComputedStyle(card);
  return {
    text: color,
    muted: getComputedStyle(muted).color,
    background: backgroundColor,
    font: fontFamily,
  };
}
