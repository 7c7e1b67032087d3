import {
  isPrometheusError,
  type PrometheusErrorKind,
} from '@flink-metrics/sdk/internal/prometheus-errors';
import type { Matrix } from '@flink-metrics/sdk/prometheus';

/** Everything that can be in the user's way, each with its own message. */
export type ProblemKind =
  | 'no-endpoint'
  | 'wrong-endpoint'
  | 'wrong-match'
  | 'no-namespace'
  | 'no-job'
  | 'no-such-namespace'
  | 'no-such-job'
  | 'no-data'
  | 'starting'
  | 'bad-query'
  | 'unexpected'
  | Exclude<PrometheusErrorKind, 'query'>;

export interface Problem {
  readonly kind: ProblemKind;
  /** In the server's own words, where it said something. Foreign text: show it as text only. */
  readonly detail?: string | undefined;
  /** A query that reads more than the server allows: a shorter range may pass. */
  readonly isLimit?: boolean | undefined;
  /** Jobs that exist, where the one asked for does not: those named most like it first. */
  readonly jobs?: readonly string[] | undefined;
}

/**
 * Words of Prometheus, Thanos, Mimir and Cortex about their limits, and the flags that set those of VictoriaMetrics: they
 * have no code in common.
 */
const limits =
  /too many (samples|points|series|chunks)|exceed(s|ed|ing)?\b.*\b(limit|max(imum)?)\b|(limit|maximum)\b.*\b(exceeded|violated)\b|\bhit the max|\berr-mimir-max-|-search\.max/is;

export function problemOf(error: unknown): Problem {
  if (isPrometheusError(error)) {
    const { kind, message: detail } = error;
    if (kind === 'query') return { kind: 'bad-query', detail, isLimit: limits.test(detail) };
    return { kind, detail };
  }
  return { kind: 'unexpected', detail: error instanceof Error ? error.message : String(error) };
}

/** Problems that every query of the panel shares: one message says it for all charts. */
const shared: ReadonlySet<ProblemKind> = new Set(['unreachable', 'unauthorized']);

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

/** After failures a refresh waits longer each time, at most that long, or as long as the panel's own interval. */
export const LONGEST_WAIT_MS = 60_000;
