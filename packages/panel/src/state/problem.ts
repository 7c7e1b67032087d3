import { isPrometheusError, type PrometheusErrorKind } from '@flink-metrics/sdk/prometheus';

/** Everything that can be in the user's way, each with its own message. */
export type ProblemKind =
  | 'no-endpoint'
  | 'wrong-endpoint'
  | 'no-namespace'
  | 'no-job'
  | 'no-such-namespace'
  | 'no-such-job'
  | 'no-data'
  | 'bad-query'
  | 'unexpected'
  | Exclude<PrometheusErrorKind, 'query'>;

export interface Problem {
  readonly kind: ProblemKind;
  /** In the server's own words, where it said something. Foreign text: show it as text only. */
  readonly detail?: string | undefined;
  /** Jobs that exist, where the one asked for does not. */
  readonly jobs?: readonly string[] | undefined;
}

export function problemOf(error: unknown): Problem {
  if (isPrometheusError(error)) {
    return { kind: error.kind === 'query' ? 'bad-query' : error.kind, detail: error.message };
  }
  return { kind: 'unexpected', detail: error instanceof Error ? error.message : String(error) };
}

/** Problems that every query of the panel shares: one message says it for all charts. */
const shared: ReadonlySet<ProblemKind> = new Set([
  'unreachable',
  'unauthorized',
  'forbidden',
  'invalid-answer',
]);

/** The one problem behind a set of failed charts, or null where each has its own. */
export function commonProblem(failures: readonly Problem[], total: number): Problem | null {
  const [first] = failures;
  if (first === undefined) return null;
  const alike = failures.every((failure) => failure.kind === first.kind);
  return alike && (failures.length === total || shared.has(first.kind)) ? first : null;
}
