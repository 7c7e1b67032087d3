import { dateFormat, formatValue } from '@flink-metrics/sdk/internal/chart-format';
import type { MarkKind, Unit } from '@flink-metrics/sdk/internal/flink-core';
import { allMessages } from '../../../i18n/all-messages.ts';
import type { Messages } from '../../../i18n/panel/messages.ts';
import { toCsv } from '../../../series/export/csv.ts';
import { download, downloadCsv, fileNameOf } from '../../../series/export/download.ts';
import { drawPicture, type PictureInk, type PictureMark } from '../../../series/export/picture.ts';
import { countMarks } from '../../../series/mark-groups.ts';
import { namesOf } from '../../../series/series-name.ts';
import { statisticsOf } from '../../../series/statistics.ts';
import type { NamedJob } from '../../../store/state/panel-state.ts';
import { columnTitles, legendColumns } from '../../legend/legend-columns.ts';
import type { ChartProperties } from '../chart-properties.ts';
import type { ChartContent } from '../content.ts';
import type { PlacedMarks } from '../overlay/marks.ts';

/** What leaves the page says whose it is. */
export interface ExportedContent extends ChartContent {
  readonly job: NamedJob | null;
}

/** What is drawn at the moment. */
export interface DrawnChart {
  readonly lines: HTMLCanvasElement;
  /** Pixels a CSS px. */
  readonly pixelRatio: number;
  readonly marks: PlacedMarks | null;
}

/** All series the chart was given, also those that are not drawn. */
export function exportCsv(chart: ChartProperties, { format, job }: ExportedContent): void {
  const { label, matrix } = chart;
  const columns = (matrix ?? []).map((series) => ({ series, label: label(series.labels) }));
  downloadCsv(fileName(chart, job), [toCsv(allMessages(format.language).time, columns)]);
}

export async function exportPng(
  chart: ChartProperties,
  content: ExportedContent,
  drawn: DrawnChart,
): Promise<void> {
  const { unit, where, language } = content.format;
  const messages = allMessages(language);
  const nameOf = namesOf(content.shown);
  const canvas = drawPicture({
    ...drawn,
    title: chart.heading,
    subtitle: subtitle(chart, content),
    marks: picturedMarks(chart, drawn.marks),
    columns: legendColumns.map((column) => messages[columnTitles[column]]),
    rows: content.shown.map(({ color, label, series, stroke }) => {
      const statistics = statisticsOf(series.values);
      const numbers = legendColumns.map((column) => formatValue(statistics[column], unit, where));
      return { color, name: nameOf(label), stroke, numbers };
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
  download(`${fileName(chart, content.job)}.png`, file);
}

function fileName({ chartId, heading }: ChartProperties, job: NamedJob | null): string {
  const named = [job?.namespace, job?.job, chartId || heading].filter(Boolean).join('-');
  return fileNameOf(named) || 'chart';
}

/** Job, range, time zone and unit. */
function subtitle(chart: ChartProperties, { format, job, times }: ExportedContent): string {
  const { unit, where } = format;
  const [start, end] = [chart.start || times()[0], chart.end || times().at(-1)];
  const time = dateFormat(where, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' });
  const range = start === undefined || end === undefined ? '' : time.formatRange(start, end);
  const zone = where.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const parts = [
    job === null ? '' : `${job.namespace} / ${job.job}`,
    ...[range, zone, unitless.has(unit) ? '' : unit],
  ];
  return parts.filter((part) => part !== '').join(' · ');
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

const unitless: ReadonlySet<Unit> = new Set(['none', 'count', 'boolean']);

/** In the colours that the page paints them in, which a host may have changed. */
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
