/**
 * Where a task or an operator stands in the stream as far as its name tells: 0 for sources, 2 for sinks, 1 for all
 * between. Flink's names begin with `Source: `, and end with `Sink: …`, or `…: Writer` and `…: Committer` of the sinks of
 * FLIP-143, chained behind whatever feeds them; the reporter writes `_` for blanks and arrows.
 */
export function streamRank(name: string): 0 | 1 | 2 {
  if (/^Source($|[^A-Za-z])/.test(name)) return 0;
  return /(^|[^A-Za-z])(Sink|Writer|Committer)($|[^A-Za-z])/.test(name) ? 2 : 1;
}
