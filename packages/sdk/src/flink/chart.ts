import type { Expr } from '../promql/index.ts';
import type { JobScope } from './job-scope.ts';
import type { LocalizedText } from './localized-text.ts';
import { rateWindow } from './rate-window.ts';
import { scopeToJob } from './scope-query.ts';
import type { Unit } from './unit.ts';

/** How a chart is drawn: `step` for values that hold until the next, `state` for a strip of 0 and 1. */
export type ChartView = 'line' | 'stacked' | 'step' | 'bars' | 'tile' | 'state';

/** One chart as plain data. */
export interface ChartDefinition {
  /** Unique over all sections. */
  readonly id: string;
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  readonly unit: Unit;
  readonly view: ChartView;
  /** Over catalog metrics, without a matcher for namespace or job: `chartQuery` adds them. */
  readonly query: Expr;
  /** Labels that name a series in the legend, in this order. */
  readonly legend: readonly string[];
  /** Titles of the values of the label `series`, where a chart holds several measures. */
  readonly series?: Readonly<Record<string, LocalizedText>>;
  /** What the ranges in `query` become: the rate window (the default), the whole view, or what is written. */
  readonly ranges?: 'rate-window' | 'view' | 'as-written';
  /** When not to show it; see `discoverCharts`. Absent: always shown, and empty is something to know. */
  readonly hide?: 'no-data';
  /** Put away by the user, who may want it back: the panel leaves it out. */
  readonly hidden?: true;
}

/** Charts under one heading. */
export interface Section {
  readonly id: string;
  readonly title: LocalizedText;
  readonly charts: readonly ChartDefinition[];
  /** Closed, and not asked for, until the user opens it. */
  readonly collapsed?: true;
  /** When not to show it: where none of its charts has data, as of a job without Kafka. Absent: always shown. */
  readonly hide?: 'no-data';
  /** Put away by the user, who may want it back: the panel leaves it out. */
  readonly hidden?: true;
}

/** The grid a chart is asked for; all in ms. */
export interface QueryWindow {
  readonly step: number;
  /** Time between two samples of a series. */
  readonly interval: number;
  /** Length of the whole view; charts with `ranges: 'view'` look back that far, and at least the rate window. */
  readonly range?: number;
}

/** The PromQL tree to run for a chart of this job. */
export function chartQuery(chart: ChartDefinition, scope: JobScope, window: QueryWindow): Expr {
  const { interval } = window;
  const range = rangeOf(chart, window);
  return scopeToJob(chart.query, scope, range === undefined ? { interval } : { interval, range });
}

function rangeOf(chart: ChartDefinition, { step, interval, range }: QueryWindow) {
  switch (chart.ranges ?? 'rate-window') {
    case 'rate-window':
      return rateWindow(step, interval);
    case 'view':
      return Math.max(range ?? 0, rateWindow(step, interval));
    case 'as-written':
      return undefined;
  }
}
