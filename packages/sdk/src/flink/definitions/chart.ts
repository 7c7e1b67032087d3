import type { Expr } from '../../promql/index.ts';
import type { Unit } from './unit.ts';

/** The languages every user-facing text exists in. */
export type Locale = 'en' | 'zh-CN';

/**
 * A text in every language; one that lacks a language does not compile. A host may add further ones, by language tag
 * (`fr`, `pt-BR`).
 */
export type LocalizedText = Readonly<Record<Locale, string>> &
  Readonly<Record<string, string | undefined>>;

/** How a chart is drawn: `step` for values that hold until the next, `state` for a strip of 0 and 1. */
export type ChartView = 'line' | 'stacked' | 'step' | 'bars' | 'tile' | 'state';

/** How many cells of its section's grid a chart has: one, two, or all of its row. Fewer where there are fewer. */
export type ChartWidth = 'normal' | 'wide' | 'full';

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
  /**
   * What the ranges in `query` become: the rate window (the default), at least ten minutes for what happens once a minute
   * or less, the whole view, or what is written.
   */
  readonly ranges?: 'rate-window' | 'rare-window' | 'view' | 'as-written';
  /** Absent: `normal`. Tiles have none. */
  readonly width?: ChartWidth;
  /** When not to show it; see `discoverCharts`. Absent: always shown, and empty is something to know. */
  readonly hide?: 'no-data';
  /** Put away by the user, who may want it back: the panel leaves it out. */
  readonly hidden?: true;
  /** The section that the user took it from, to have it here. */
  readonly from?: string;
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

/** A chart of ours: it says what it shows and how to read it. A host's own may leave that out. */
export interface ExplainedChart extends ChartDefinition {
  readonly description: LocalizedText;
}

export interface ExplainedSection extends Section {
  readonly charts: readonly ExplainedChart[];
}
