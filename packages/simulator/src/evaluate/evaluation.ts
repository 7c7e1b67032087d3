import type { At, DurationExpr, VectorSelector } from '@flink-metrics/sdk/promql';
import type { SeriesStore } from './series.ts';

/** A query that cannot be answered, with the `errorType` that Prometheus gives it. */
export class EvaluationError extends Error {
  override name = 'EvaluationError';
  readonly errorType: 'bad_data' | 'execution';

  constructor(errorType: 'bad_data' | 'execution', message: string) {
    super(message);
    this.errorType = errorType;
  }
}

export const executionError = (message: string): EvaluationError =>
  new EvaluationError('execution', message);

export interface EvaluateOptions {
  /** How far back a sample still stands for now, in ms. */
  readonly lookback: number;
  /** Step of subqueries that name none, in ms. */
  readonly subqueryStep: number;
  /**
   * Whose semantics. Prometheus 3 leaves the sample exactly at the left end of a range out, lets `.` match a
   * newline, and takes a counter's start otherwise than 2.
   */
  readonly prometheus: 2 | 3;
}

export const defaultOptions: EvaluateOptions = {
  lookback: 300_000,
  subqueryStep: 60_000,
  prometheus: 3,
};

/** Where an expression is evaluated: at times of `from..to` (ms), inside a query over `start..end`. */
export interface EvaluationScope {
  readonly store: SeriesStore;
  readonly options: EvaluateOptions;
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly budget: Budget;
}

/** Bounds the work of one query, so that none hangs the page it is simulated in. */
export class Budget {
  #left = 20_000_000;

  /** @throws {EvaluationError} when nothing is left. */
  spend(samples: number): void {
    this.#left -= samples;
    if (this.#left < 0)
      throw new EvaluationError(
        'execution',
        'query processing would load too many samples into memory in query execution',
      );
  }
}

/** The time that a selector or subquery looks back from, given the evaluation time: `@` first, then `offset`. */
export function lookTime(
  modifiers: {
    readonly at?: At;
    readonly offset?: number | DurationExpr;
    readonly extended?: VectorSelector['extended'];
  },
  scope: EvaluationScope,
): (time: number) => number {
  const { at, extended } = modifiers;
  if (extended !== undefined) {
    throw new EvaluationError('bad_data', `the simulator does not evaluate "${extended}"`);
  }
  const offset = plainDuration(modifiers.offset ?? 0);
  if (at === undefined) return (time) => time - offset;
  const fixed = at === 'start' ? scope.start : at === 'end' ? scope.end : at;
  return () => fixed - offset;
}

/** @throws {EvaluationError} for a duration that the server would compute. */
export function plainDuration(duration: number | DurationExpr): number {
  if (typeof duration === 'number') return duration;
  throw new EvaluationError('bad_data', 'the simulator does not evaluate duration expressions');
}

/** The first ms inside a range that ends `range` ms later. */
export const firstInside = (start: number, { options }: EvaluationScope): number =>
  options.prometheus === 3 ? start + 1 : start;
