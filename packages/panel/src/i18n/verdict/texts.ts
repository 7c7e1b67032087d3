import type { Answer, Phase, Severity, Verdict } from '@flink-metrics/sdk/flink/rules';

/** Texts of whoever wants to know what is wrong with a job: loaded once that is known. */
export interface VerdictTexts {
  readonly verdicts: Readonly<Record<Verdict, string>>;
  /** Behind the verdict: how far the job is, where that explains something. */
  readonly phases: Readonly<Record<Exclude<Phase, 'running'>, string>>;
  /** How many findings there are of one kind. */
  readonly counts: Readonly<Record<Severity, (count: number) => string>>;
  /** Of so many checks so many found nothing, and so many could not be made. */
  readonly checked: (fine: number, unknown: number) => string;
  readonly since: (time: string) => string;
  /** It held already at the first moment that was looked at. */
  readonly sinceBefore: (time: string) => string;
  readonly until: (time: string) => string;
  /** When it was looked at. */
  readonly asOf: (time: string) => string;
  readonly seen: string;
  /** A number, and the limit that it is beyond. */
  readonly measured: (value: string, limit: string) => string;
  /** Of what else a finding is true. */
  readonly others: (names: string) => string;
  readonly causes: string;
  readonly answers: Readonly<Record<Answer, string>>;
  readonly advice: string;
  readonly effects: string;
  readonly charts: string;
  readonly queries: string;
  readonly showChart: (title: string) => string;
  readonly copyTicket: string;
  readonly moreFindings: (count: number) => string;
  /** What would help, as numbers. */
  readonly inNumbers: string;
  /** Of what there are numbers. */
  readonly inNumbersOf: string;
  readonly noNumbers: string;
  readonly parallelism: string;
  readonly needed: string;
  /** How that is reckoned. */
  readonly neededHow: string;
  readonly arrives: string;
  readonly couldTake: string;
  readonly backlog: string;
  readonly lastCheckpoint: string;
  readonly memory: string;
  /** Before options that are right. */
  readonly stays: string;
  /** Before options of which nothing tells what they need. */
  readonly untold: string;
  readonly whatWasChecked: string;
  readonly found: (count: number) => string;
  readonly fine: (count: number) => string;
  readonly unknown: (count: number) => string;
  /** Of findings that a start or a shrinking backlog explains. */
  readonly expected: (count: number) => string;
  readonly nothingFound: string;
  /** How the tasks of the map were put in order. */
  readonly orders: Readonly<Record<'plan' | 'inferred', string>>;
  readonly busy: string;
  readonly backpressured: string;
  readonly idle: string;
  readonly task: string;
  readonly recordsIn: string;
  readonly recordsOut: string;
  readonly subtasks: string;
  /** Of the busiest and the least busy subtask. */
  readonly spread: string;
  readonly followedBy: string;
  readonly asTable: string;
  readonly onlyTask: (task: string) => string;
  readonly chooseTask: string;
  readonly allTasks: string;
  readonly noTasks: string;
  readonly failed: string;
  readonly failedHint: string;
}
