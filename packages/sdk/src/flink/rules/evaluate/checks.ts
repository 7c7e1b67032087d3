import type { Expr } from '../../../promql/index.ts';
import type { Check, Reason } from '../model/finding.ts';
import type { Rule } from '../model/rule.ts';
import { type Judged, silencerOf } from './judged.ts';

/** Where nothing of the job is reported, nothing is fine. */
export const withoutJob = ({ id, title, severity }: Rule): Check => ({
  rule: id,
  title,
  severity,
  answer: 'unknown',
  reasons: [{ kind: 'no-job' }],
});

/**
 * What became of a rule, and why where it cannot be told.
 * @param wasAsked whether a measure fitted into the requests
 */
export function checkOf(
  { rule, answer, silentTasks }: Judged,
  judged: readonly Judged[],
  reasons: (measure: Expr) => readonly Reason[],
  wasAsked: (measure: Expr) => boolean,
): Check {
  const { id, title, severity, domain, when } = rule;
  const check = { rule: id, title, severity };
  const silencer = rule.silences === undefined ? silencerOf(domain, judged) : null;
  if (silencer !== null) {
    return { ...check, answer: 'unknown', reasons: [{ kind: 'silenced', rule: silencer.id }] };
  }
  if (answer !== 'unknown') return { ...check, answer, reasons: [] };
  if (silentTasks.length > 0) {
    const ofTasks = silentTasks.map((task): Reason => ({ kind: 'legacy-source', task }));
    return { ...check, answer, reasons: ofTasks };
  }
  const why = when.flatMap(({ measure }): readonly Reason[] =>
    wasAsked(measure) ? reasons(measure) : [{ kind: 'not-asked' }],
  );
  return { ...check, answer, reasons: mostTelling(why) };
}

/** What is missing says more than that there was no sample. */
function mostTelling(all: readonly Reason[]): readonly Reason[] {
  const unique = [...new Map(all.map((reason) => [JSON.stringify(reason), reason])).values()];
  const telling = unique.filter(({ kind }) => kind !== 'no-sample' && kind !== 'not-asked');
  return telling.length > 0 ? telling : unique;
}
