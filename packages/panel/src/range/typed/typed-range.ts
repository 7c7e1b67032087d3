import { isTooLong, printLength, relativeRange, type TimeRange } from '../time-range.ts';
import { toWallClock } from '../wall-clock.ts';
import { type MomentProblem, readMoment, type TypedMoment } from './moment.ts';
import { spelledOut } from './named-days.ts';

/** Why a text is no range. */
export type TypedProblem =
  | MomentProblem
  | 'empty'
  | 'no-length'
  | 'no-end'
  | 'order'
  | 'not-yet'
  | 'too-long';

export type TypedRange =
  | { readonly kind: 'range'; readonly range: TimeRange }
  /** `text` is what of it is wrong. */
  | { readonly kind: 'wrong'; readonly problem: TypedProblem; readonly text: string };

export interface TypedContext {
  /** Of what is typed as on a clock; the browser's own when undefined. */
  readonly timeZone: string | undefined;
  /** Unix ms. */
  readonly now: number;
}

/** A slash may be a date's: it parts two moments only where another one begins. */
const between = /\s+(?:to|until|till|and|-)\s+|\s*(?:至|到|~|–|—|→|->|\.{2,3}|\/(?=now|\d{4}))\s*/i;
const around =
  /^(?:from|between|(?:(?:for|in|over) )?(?:the )?(?:last|past)|最近|过去|近|从|自)\s*|\s*(?:之间|内|以来)$/gi;

/**
 * Reads a range that somebody typed or pasted: `90m`, `last 2 days`, `yesterday`, `now-3h to now-1h`, `2026-03-01 10:00
 * to 11:00`, what Grafana copies. Of a time that a clock shows twice, or skips, nothing is left out.
 */
export function readTypedRange(typed: string, context: TypedContext): TypedRange {
  // Full-width digits and signs, as Chinese keyboards write them.
  const text = unwrapped(typed.normalize('NFKC')).replaceAll(/\s+/g, ' ').trim();
  const wrong = (problem: TypedProblem, what = text): TypedRange => ({
    kind: 'wrong',
    problem,
    text: what,
  });
  if (text === '') return wrong('empty');
  const today = toWallClock(context.now, context.timeZone).slice(0, 10);
  const said = spaced(spelledOut(text, today).replaceAll(around, '').trim());
  const [first = '', second, ...rest] = said.split(between);
  if (rest.length > 0 || first === '' || second === '') return wrong('unknown');
  const start = readMoment(first, { ...context, date: today });
  if (start.kind === 'wrong') return wrong(start.problem, start.text);
  if (second === undefined) return checked(alone(start), text, context.now);
  const date = start.kind === 'clock' && start.date !== '' ? start.date : today;
  const end = readMoment(second, { ...context, date });
  if (end.kind === 'wrong') return wrong(end.problem, end.text);
  return checked(pair(start, end, context.now), text, context.now);
}

type Read = Exclude<TypedMoment, { readonly kind: 'wrong' }>;

function alone(moment: Read): TimeRange | 'no-end' {
  if (moment.kind === 'ago') return { kind: 'relative', length: moment.ago };
  if (moment.next === null) return 'no-end';
  return { kind: 'fixed', start: moment.reading.earlier, end: moment.next.later };
}

function pair(start: Read, end: Read, now: number): TimeRange {
  if (start.kind === 'ago' && end.kind === 'ago') return relativeRange(start.ago, end.ago);
  const from = start.kind === 'ago' ? now - start.ago : start.reading.earlier;
  const to = end.kind === 'ago' ? now - end.ago : (end.next ?? end.reading).later;
  return { kind: 'fixed', start: from, end: to };
}

function checked(range: TimeRange | 'no-end', text: string, now: number): TypedRange {
  const problem = range === 'no-end' ? range : problemWith(range, now);
  if (problem !== null || range === 'no-end') {
    return { kind: 'wrong', problem: problem ?? 'no-end', text };
  }
  return { kind: 'range', range };
}

function problemWith(range: TimeRange, now: number): TypedProblem | null {
  const length = range.kind === 'relative' ? range.length : range.end - range.start;
  if (length === 0) return 'no-length';
  if (length < 0) return 'order';
  if (range.kind === 'fixed' && range.start >= now) return 'not-yet';
  return isTooLong(range) ? 'too-long' : null;
}

/** Every dash that parts two moments stands free, and none that is a minus. */
function spaced(text: string): string {
  const moments = text.replaceAll(/(now|现在)\s*([-+])\s*(?=\d)/gi, '$1$2');
  // As ISO 8601 has it, a dash is an offset's.
  if (/\dT\d/i.test(moments)) return moments;
  return moments.replaceAll(/(:\d\d|\d{4}-\d\d?-\d\d?)-(?=\d)/g, '$1 - ');
}

/** Grafana copies `{"from":"now-6h","to":"now"}`. */
function unwrapped(text: string): string {
  if (!text.trim().startsWith('{')) return text;
  try {
    const { from, to }: { from?: unknown; to?: unknown } = JSON.parse(text);
    return [from, to].every((moment) => /^(string|number)$/.test(typeof moment))
      ? `${from} to ${to}`
      : text;
  } catch {
    return text;
  }
}

/** A range as it may be typed, on the clock of the zone. */
export function printTypedRange(range: TimeRange, timeZone: string | undefined): string {
  if (range.kind === 'relative') {
    const { length, ago = 0 } = range;
    if (ago === 0) return printLength(length);
    return `now-${printLength(length + ago)} to now-${printLength(ago)}`;
  }
  const [start = '', end = ''] = [range.start, range.end].map((time) =>
    toWallClock(time, timeZone).replace('T', ' ').replace(/:00$/, ''),
  );
  const day = start.slice(0, 11);
  return `${start} to ${end.startsWith(day) ? end.slice(day.length) : end}`;
}
