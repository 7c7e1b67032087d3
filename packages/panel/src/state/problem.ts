import type { Matrix } from '@flink-metrics/sdk/prometheus';
import { isPrometheusError, type PrometheusErrorKind } from '@flink-metrics/sdk/prometheus/errors';

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

/** What charts that were asked for have in common: one failure, or that there is nothing to show anywhere. */
export function problemInAll(
  charts: readonly { readonly problem: Problem | null; readonly matrix: Matrix | null }[],
): Problem | null {
  const failures = charts.flatMap(({ problem }) => problem ?? []);
  const [first] = failures;
  if (first === undefined) {
    const empty = charts.every(({ matrix }) => matrix?.length === 0);
    return charts.length > 0 && empty ? { kind: 'no-data' } : null;
  }
  const alike = failures.every((failure) => failure.kind === first.kind);
  return alike && (failures.length === charts.length || shared.has(first.kind)) ? first : null;
}
