import type { Finding } from '@flink-metrics/sdk/flink/rules';
import { textIn } from '../../../i18n/text-in.ts';
import { printTimeRange } from '../../../range/time-range.ts';
import type { View } from './shown.ts';
import { measuredText, whereOf } from './words.ts';

/** Of the link: what was before it began. */
const BEFORE_MS = 15 * 60_000;

/**
 * A finding for a ticket: whose it is and since when, the numbers, the sentence with causes, advice and PromQL, and a
 * link to the page. Times are ISO 8601: who reads it is elsewhere.
 */
export function ticketText(finding: Finding, view: View): string {
  const { say, texts, surroundings, panel } = view;
  const { namespace = '', job = '' } = panel?.state.job ?? {};
  const { since, until, earlier, severity, title } = finding;
  const iso = (time: number) => new Date(time).toISOString();
  const span = (earlier ? texts.sinceBefore : texts.since)(iso(since));
  return [
    [
      ...(job === '' ? [] : [`${namespace} / ${job}`]),
      `${texts.counts[severity](1)}: ${textIn(title, surroundings.language)}`,
      until === null ? span : `${span}, ${texts.until(iso(until))}`,
      measuredText(finding, view),
    ].join('\n'),
    say.findingText(finding, whereOf(view)),
    linkTo(finding, view),
  ].join('\n\n');
}

/** The page, with the stretch of time in it where the page keeps the panel's view. */
function linkTo({ since, until }: Finding, { shown, panel }: View): string {
  const end = until ?? shown.diagnosis?.to ?? Date.now();
  const range = printTimeRange({ kind: 'fixed', start: since - BEFORE_MS, end });
  return panel?.linkTo(range) ?? location.href;
}
