import type {
  FamilyScope,
  FamilyText,
  HonestAggregation,
  MetricFamily,
  Summary,
} from '@flink-metrics/sdk/internal/flink-catalog';
import type { ChartDefinition, ChartView, Locale } from '@flink-metrics/sdk/internal/flink-core';

import { countedUnit } from './own-units.ts';

/** Loaded when a chart is added: nothing else needs it. */
export type Catalog = typeof import('@flink-metrics/sdk/internal/flink-catalog');

/** A metric that a chart may show. */
export interface Metric {
  readonly family: MetricFamily;
  /** Null for the job's own metric, and where the texts could not be loaded. */
  readonly text: FamilyText | null;
  /** Not in the catalog: its author decides what it measures. */
  readonly isOwn: boolean;
  /** Null where unknown. */
  readonly isReported: boolean | null;
}

/** A chart while it is edited in the form. */
export interface ChartDraft {
  /** Null for a query written by hand, which the form does not change. */
  readonly metric: Metric | null;
  readonly summary: Summary;
  readonly view: ChartView;
  /** In the user's language. */
  readonly title: string;
  /** Id of the section it goes into. */
  readonly section: string;
  /** The chart being changed; null for a new one. */
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
  // Restarts and checkpoints are rare: per second they would show as 0.
  const isRare = family.measure === 'counter' && catalog.isOneSeries(family);
  return {
    ...before,
    metric,
    summary: isRare ? { ...summary, increase: true } : summary,
    view: isRare ? 'tile' : 'line',
    title: titleOfMetric(metric, language),
  };
}

/** JobManager and TaskManager report their JVM under the same titles. */
function titleOfMetric({ family, text }: Metric, language: Locale): string {
  const title = text?.title[language];
  if (title === undefined) return shortName(family.name);
  const process = processes[family.scope];
  return process === undefined ? title : `${process}: ${title}`;
}

const processes: Partial<Record<FamilyScope, string>> = {
  jobmanager: 'JobManager',
  taskmanager: 'TaskManager',
};

/** The draft of an existing chart, read from its query. */
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
    ...(isOwn && { unit: countedUnit(known.family.measure, chart.unit) }),
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

/** The metric's name in the job, without Flink's prefix. */
const shortName = (name: string) =>
  name.replace(/^flink_(jobmanager|taskmanager)_(job_)?(task_)?(operator_)?/, '');

export const aggregationsOf = (
  { honestAggregations }: Catalog,
  { family }: Metric,
): readonly HonestAggregation[] => honestAggregations[family.measure];

/** How the draft may be drawn: a stack needs several series that add up, a tile has one number. */
export function chartViewsOf({ metric, summary, base }: ChartDraft): readonly ChartView[] {
  if (metric === null) return base === null ? [] : [base.view];
  const views: ChartView[] = ['line'];
  if (summary.aggregation === 'sum' && summary.by.length > 0) views.push('stacked');
  if (metric.family.measure !== 'distribution') views.push('tile');
  return views;
}

/** Changes a draft, and corrects what does not fit the change. */
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
  return { ...fitting, view: chartViewsOf(fitting).includes(next.view) ? next.view : 'line' };
}

/** The chart that a draft describes; null before a metric is chosen. */
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

/** In every language, unless the user has changed it. */
function titleOf({ title, metric, base }: ChartDraft, language: Locale): ChartDefinition['title'] {
  const words = title.trim();
  const known = [metric?.text?.title, base?.title].find((one) => one?.[language] === words);
  return known ?? { en: words, 'zh-CN': words };
}
