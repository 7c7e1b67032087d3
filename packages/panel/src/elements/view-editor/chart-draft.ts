import type {
  FamilyText,
  HonestAggregation,
  MetricFamily,
  Summary,
} from '@flink-metrics/sdk/flink/catalog';
import type { ChartDefinition, ChartView, Locale } from '@flink-metrics/sdk/flink/job';

import { unitOf } from './own-units.ts';

/** Loaded when a chart is added: nobody else needs it. */
export type Catalog = typeof import('@flink-metrics/sdk/flink/catalog');

/** A metric that a chart may show. */
export interface Metric {
  readonly family: MetricFamily;
  /** Null for the job's own, and where the texts could not be loaded. */
  readonly text: FamilyText | null;
  /** Not the catalog's: what may be done with it is for its author to say. */
  readonly isOwn: boolean;
  /** Null where that is not known. */
  readonly isReported: boolean | null;
}

/** A chart as the form has it. */
export interface ChartDraft {
  /** Null where the query was written by hand: it stays as it is. */
  readonly metric: Metric | null;
  readonly summary: Summary;
  readonly view: ChartView;
  /** In the user's language. */
  readonly title: string;
  /** Id of the section it goes into. */
  readonly section: string;
  /** What is changed; null for a new chart. */
  readonly base: ChartDefinition | null;
}

const nothingChosen: Summary = { aggregation: 'sum', by: [] };

export function draftOfMetric(
  catalog: Catalog,
  metric: Metric,
  before: Pick<ChartDraft, 'base' | 'section'>,
  language: Locale,
): ChartDraft {
  const { family } = metric;
  const summary = catalog.defaultSummary(family);
  // A job restarts, or takes a checkpoint, now and then: by second it would be 0.
  const isRare = family.measure === 'counter' && catalog.isOneSeries(family);
  return {
    ...before,
    metric,
    summary: isRare ? { ...summary, increase: true } : summary,
    view: isRare ? 'tile' : 'line',
    title: metric.text?.title[language] ?? shortName(metric.family.name),
  };
}

/** A chart that exists; its query tells what it shows. */
export function draftOfChart(
  { recogniseQuery, lookup }: Catalog,
  chart: ChartDefinition,
  section: string,
  language: Locale,
): ChartDraft {
  const known = recogniseQuery(chart.query);
  const isOwn = known !== null && lookup(known.family.name).type === 'custom';
  const family = known && {
    ...known.family,
    ...(isOwn && { unit: unitOf(known.family.measure, chart.unit) }),
  };
  return {
    base: chart,
    section,
    view: chart.view,
    title: chart.title[language],
    summary: known?.summary ?? nothingChosen,
    metric: family && { family, text: null, isOwn, isReported: null },
  };
}

/** What a job calls its metric: without what Flink puts before it. */
const shortName = (name: string) =>
  name.replace(/^flink_(jobmanager|taskmanager)_(job_)?(task_)?(operator_)?/, '');

export const aggregationsOf = (
  { honestAggregations }: Catalog,
  { family }: Metric,
): readonly HonestAggregation[] => honestAggregations[family.measure];

/** Areas stacked on each other say that there are several and that they add up; a tile has one number. */
export function viewsOf({ metric, summary, base }: ChartDraft): readonly ChartView[] {
  if (metric === null) return base === null ? [] : [base.view];
  const views: ChartView[] = ['line'];
  if (summary.aggregation === 'sum' && summary.by.length > 0) views.push('stacked');
  if (metric.family.measure !== 'distribution') views.push('tile');
  return views;
}

/** The same with something changed, and whatever does not go with that put right. */
export function changeDraft(
  catalog: Catalog,
  draft: ChartDraft,
  change: Partial<Pick<ChartDraft, 'metric' | 'summary' | 'view' | 'title' | 'section'>>,
): ChartDraft {
  const next = { ...draft, ...change };
  const { metric } = next;
  if (metric === null) return next;
  const isHonest = aggregationsOf(catalog, metric).includes(next.summary.aggregation);
  const summary = {
    ...next.summary,
    ...(!isHonest && { aggregation: catalog.defaultSummary(metric.family).aggregation }),
    increase: metric.family.measure === 'counter' ? next.summary.increase : undefined,
  };
  const fitting = { ...next, summary };
  return { ...fitting, view: viewsOf(fitting).includes(next.view) ? next.view : 'line' };
}

/** The chart that a draft stands for. */
export function chartOf(
  { queryUnit, summaryQuery }: Catalog,
  draft: ChartDraft,
  id: string,
  language: Locale,
): ChartDefinition | null {
  const { metric, base, view } = draft;
  if (metric === null) return base && { ...base, title: titleOf(draft, language) };
  const summary = view === 'tile' ? { ...draft.summary, by: [] } : draft.summary;
  const description = metric.text?.description ?? base?.description;
  return {
    id,
    title: titleOf(draft, language),
    ...(description && { description }),
    unit: queryUnit(metric.family, summary),
    view,
    query: summaryQuery(metric.family, summary),
    legend: summary.by,
    ...(summary.increase && { ranges: 'view' as const }),
  };
}

/** In every language, where the user has not written it anew. */
function titleOf({ title, metric, base }: ChartDraft, language: Locale): ChartDefinition['title'] {
  const words = title.trim();
  const known = [metric?.text?.title, base?.title].find((one) => one?.[language] === words);
  return known ?? { en: words, 'zh-CN': words };
}
