/** What is wrong with an expression of a team's own, as plain data. */
export type Problem =
  /** It is no PromQL. */
  | { readonly kind: 'syntax'; readonly message: string }
  /** A name that no Flink writes; `nearest` is what it may be meant for. */
  | { readonly kind: 'unknown-name'; readonly metric: string; readonly nearest: string | null }
  /** A name that newer versions no longer write. */
  | {
      readonly kind: 'removed';
      readonly metric: string;
      readonly removedIn: string;
      readonly replacedBy: string | null;
    }
  /** A metric that an option turns on. */
  | { readonly kind: 'off-by-default'; readonly metric: string; readonly option: string }
  /** A collector of one garbage collector: with another one it is not there. */
  | { readonly kind: 'one-collector'; readonly metric: string }
  /** A rate of what is no counter: it tells the change of a level, or nothing. */
  | { readonly kind: 'rate-of-gauge'; readonly metric: string; readonly func: string }
  /** A difference of a counter, which is wrong where it starts anew. */
  | { readonly kind: 'delta-of-counter'; readonly metric: string; readonly func: string }
  /** A counter itself beside a limit: once above, it never is below again. */
  | { readonly kind: 'lifetime-counter'; readonly metric: string }
  /** A sum, or a mean, of what does not add up: shares, times, offsets. */
  | { readonly kind: 'dishonest-aggregation'; readonly metric: string; readonly op: string }
  /** Numbers that mean "nothing yet" take part. */
  | { readonly kind: 'unguarded-sentinel'; readonly metric: string; readonly guard: string }
  /** A limit that the metric cannot pass: a share has no 80, a second no 1500 ms. */
  | {
      readonly kind: 'limit-out-of-range';
      readonly metric: string;
      readonly limit: number;
      readonly most: number;
    }
  /** A series for each subtask: one fault is as many alerts. */
  | { readonly kind: 'per-subtask'; readonly metric: string }
  /** A window that holds less than two samples of a usual scrape. */
  | { readonly kind: 'short-window'; readonly metric: string; readonly seconds: number };

/** How bad it is: it cannot work, it is wrong at times, or it is worth knowing. */
export const problemSeverities = ['error', 'warning', 'info'] as const;
export type ProblemSeverity = (typeof problemSeverities)[number];

export const severityOf = ({ kind }: Problem): ProblemSeverity => {
  switch (kind) {
    case 'syntax':
    case 'unknown-name':
    case 'rate-of-gauge':
    case 'limit-out-of-range':
      return 'error';
    case 'off-by-default':
    case 'one-collector':
      return 'info';
    default:
      return 'warning';
  }
};
