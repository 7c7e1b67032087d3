import type { MarkKind } from '@flink-metrics/sdk/internal/flink-core';

/** Texts of what is itself loaded later, and comes with them: what a click opens, a problem, what lies over a plot. */
export interface LaterTexts {
  readonly cancel: string;
  /** Nobody needs to press Retry. */
  readonly asksAgain: (atLeastEvery: string) => string;
  readonly close: string;
  readonly from: string;
  readonly to: string;
  readonly apply: string;
  readonly wrongRange: string;
  /** A clock change leaves the time out. */
  readonly skippedTime: string;
  /** A clock change shows the time twice. */
  readonly doubledTime: string;
  readonly timeZone: string;
  readonly browserZone: (zone: string) => string;
  readonly zonePlaceholder: string;
  readonly noSuchZone: string;
  readonly taskMap: string;
  readonly searchMetrics: string;
  readonly findChart: string;
  readonly seriesFound: (found: string, total: string) => string;
  readonly metric: string;
  readonly value: string;
  readonly time: string;
  readonly noValues: string;
  readonly noDataBefore: (time: string) => string;
  readonly marks: Readonly<Record<MarkKind, (count: number) => string>>;
  readonly moreRows: (count: number) => string;
  readonly moreInCsv: (count: number) => string;
  readonly copy: string;
  readonly copied: string;
  /** To one chart, in the range that is shown. */
  readonly linkHere: string;
  readonly metrics: string;
  readonly copyOf: (text: string) => string;
  readonly staleTitle: (count: number) => string;
  readonly staleSummary: string;
  readonly staleHint: string;
  readonly lastPush: (age: string) => string;
  readonly moreProcesses: (count: number) => string;
  readonly promql: string;
  /** Several originals are sanitised to one label. */
  readonly severalNames: (names: string) => string;
  readonly chartSummary: (series: number, start: string, end: string) => string;
  /** Of a server that does not vouch for its answers. */
  readonly warned: string;
  /** In front of its words. */
  readonly warnedHint: string;
  readonly moreWarnings: (count: number) => string;
  readonly knownJobs: string;
  readonly catalogFailed: string;
}
