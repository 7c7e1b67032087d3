// By import() only: few jobs are asked for with further matchers, and those take the parser.
import type { Matcher } from '@flink-metrics/sdk/promql';
import { parseSelector } from '@flink-metrics/sdk/promql/parse';

/** @returns null for what no selector can have between its braces */
export function parseMatch(match: string): readonly Matcher[] | null {
  try {
    const { name, matchers } = parseSelector(`any{${match}}`);
    return name === 'any' ? matchers : null;
  } catch {
    return null;
  }
}
