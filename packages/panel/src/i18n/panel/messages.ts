import type { JobState } from '@flink-metrics/sdk/internal/flink-core';
import type { PanelView } from '../../store/state/panel-state.ts';
import type { ProblemKind } from '../../store/state/problem.ts';
import type { ArrangementTexts } from '../arrangement/texts.ts';
import type { LaterTexts } from '../later/texts.ts';
import type { RangeTexts } from '../range/en.ts';
import type { VerdictTexts } from '../verdict/texts.ts';

interface ProblemText {
  readonly title: string;
  /** What to do about it. Absent: what we say, which is loaded when there is a problem. */
  readonly hint?: string;
  /** What may be the reason, the likeliest first. */
  readonly checks?: readonly string[];
}

/** What the first load says, or may say. */
export interface FirstMessages {
  readonly namespace: string;
  readonly namespacePlaceholder: string;
  readonly job: string;
  readonly jobPlaceholder: string;
  readonly query: string;
  /** Another job than the one that is named before it. */
  readonly changeJob: string;
  readonly retry: string;
  readonly timeRange: string;
  readonly last: (duration: string) => string;
  /** A range that goes along with the clock, and ended so long ago. */
  readonly earlierThan: (start: string, end: string) => string;
  readonly recentRanges: string;
  readonly stepEarlier: string;
  readonly stepLater: string;
  readonly zoomOut: string;
  readonly typedRange: string;
  readonly customRange: string;
  readonly changeZone: string;
  readonly compareWith: string;
  readonly compareChoices: Readonly<Record<PanelView['compare'], string>>;
  readonly refresh: string;
  readonly refreshEvery: (duration: string) => string;
  readonly refreshOff: string;
  readonly refreshFixed: string;
  readonly refreshNow: string;
  readonly paused: string;
  readonly updatedAt: (time: string) => string;
  readonly offline: string;
  readonly noNewSamples: (since: string) => string;
  /** The same beside the time. */
  readonly silent: string;
  /** Between a state that is not known any more and the time of the newest sample. */
  readonly lastSeen: string;
  readonly jobState: string;
  readonly jobStates: Readonly<Record<JobState, string>>;
  /** A state of Flink's with ours: something is wrong, or will go wrong. */
  readonly sickStates: Readonly<Record<'critical' | 'warning', (state: string) => string>>;
  /** Until what is wrong is known. */
  readonly judging: string;
  /** So many jobs run under one name; the label of a choice between them. */
  readonly severalRuns: (count: number) => string;
  /** A state and since when. */
  readonly runSince: (state: string, time: string) => string;
  /** What could not be told of how the metrics are labelled. */
  readonly doubtsTitle: string;
  /** Between a state and how long it has lasted. */
  readonly stateFor: string;
  /** Between a state that was, and when: the end of a range of before. */
  readonly asOf: string;
  /** The value of a series that has ended, and when it was. */
  readonly lastAt: (value: string, time: string) => string;
  /** Since the job was submitted, unlike those in the range. */
  readonly restarts: string;
  readonly restartsHint: string;
  readonly taskManagers: string;
  readonly slots: string;
  readonly slotsUsed: (used: string, total: string) => string;
  readonly parallelism: string;
  readonly loading: string;
  readonly progress: (done: number, total: number) => string;
  readonly suggestions: (count: number) => string;
  readonly moreSuggestions: (count: number) => string;
  readonly recentJobs: string;
  readonly reportingJobs: string;
  readonly latestValues: string;
  readonly searchSeries: string;
  readonly showMore: (count: string) => string;
  readonly showFewer: string;
  readonly series: string;
  readonly noMatches: string;
  readonly noData: string;
  readonly noDataHint: string;
  readonly chartFailed: string;
  readonly notFetched: string;
  /** On paper. */
  readonly notDrawn: string;
  readonly moreSeries: (count: number) => string;
  /** Of so many series so many are drawn, and so many are in the CSV. */
  readonly tooManySeries: (total: number, drawn: number, exported: number) => string;
  readonly outdated: string;
  readonly outdatedHint: string;
  /** What a value is compared with. */
  readonly sameTime: Readonly<Record<'1d' | '1w', string>>;
  /** A difference of two shares: `5 pp`. */
  readonly percentagePoints: (number: string) => string;
  /** Compared with another time. */
  readonly unchanged: string;
  /** Names the one series of a sum over everything. */
  readonly total: string;
  readonly about: (chart: string) => string;
  readonly asTable: (chart: string) => string;
  readonly csvOf: (chart: string) => string;
  readonly pngOf: (chart: string) => string;
  readonly least: string;
  readonly most: string;
  readonly mean: string;
  readonly latest: string;
  /** Over the columns of a table whose values are all rates, instead of `/s` behind each. */
  readonly perSecond: string;
  readonly showTable: string;
  readonly downloadCsv: string;
  readonly downloadAll: string;
  readonly downloadBusy: string;
  readonly downloadMissing: (count: number) => string;
  readonly downloadPng: string;
  readonly fullscreen: string;
  readonly enlarge: (chart: string) => string;
  readonly sectionEmpty: string;
  readonly sharedWith: (jobs: string) => string;
  readonly legend: string;
  readonly legendHint: string;
  readonly only: string;
  readonly allHidden: string;
  readonly showAll: string;
  readonly onlyOf: (series: string) => string;
  readonly undoZoom: string;
  readonly live: string;
  /** With the range that is gone back to. */
  readonly backToLive: (range: string) => string;
  readonly chartKeys: string;
  readonly charts: (count: number) => string;
  readonly startTitle: string;
  readonly startHint: string;
  readonly problems: Readonly<Record<ProblemKind, ProblemText>>;
  /** Of a query that reads more than the server allows. */
  readonly tooMuch: ProblemText;
  readonly editView: string;
  readonly editViewFailed: string;
  readonly viewProblem: string;
  /** Texts of whoever edits their view, where a host has its own; ours are loaded when asked for. */
  readonly views?: Partial<ArrangementTexts>;
  /** Texts of whoever types a range, likewise. */
  readonly ranges?: Partial<RangeTexts>;
  /** Texts of what is wrong with a job, likewise. */
  readonly verdict?: Partial<VerdictTexts>;
}

/** Every text of the panel. A dictionary that lacks one does not compile. */
export interface Messages extends FirstMessages, LaterTexts {}
