import { type ClockReading, readWallClock, toWallClock } from '../wall-clock.ts';
import { isByCalendar, lacksUnit, readDuration } from './duration.ts';

/** Why a text is no moment. */
export type MomentProblem = 'unit' | 'calendar' | 'rounding' | 'future' | 'date' | 'unknown';

export type TypedMoment =
  | { readonly kind: 'ago'; readonly ago: number }
  | {
      readonly kind: 'clock';
      readonly reading: ClockReading;
      /** `2026-03-01`, where the text had one. */
      readonly date: string;
      /** The day after, where the text was no more than a day. */
      readonly next: ClockReading | null;
    }
  | { readonly kind: 'wrong'; readonly problem: MomentProblem; readonly text: string };

export interface MomentContext {
  readonly timeZone: string | undefined;
  /** Of a time without a date: `2026-03-01`. */
  readonly date: string;
}

const DAY_MS = 86_400_000;
const present = /^(?:now|现在|当前|此刻)$/i;
const future = /^(?:(?:now|现在)\s*\+|in\s)|(?:from now|later|[后後])$/i;
/** Grafana's `now/d`. */
const rounding = /^now.*\/\s*[a-z]+$/i;
/** Either of them: `now-3h`, `3h ago`, `3小时前`. */
const past = /^(?:(?:now|现在)?\s*-\s*(?<since>.+)|(?<ago>.+?)\s*(?:ago|[之以]?前))$/i;
const dated =
  /^(?<year>\d{4})[-/.年]\s*(?<month>\d{1,2})[-/.月]\s*(?<day>\d{1,2})日?(?:(?:\s*t\s*|[\s,]+|(?<=日))(?<time>.+))?$/i;
const clock =
  /^(?<hour>\d{1,2})[:时点](?:(?<minute>\d{1,2})(?:[:分](?:(?<second>\d{1,2})(?:\.(?<fraction>\d{1,9}))?秒?)?)?)?\s*(?<offset>z|utc|[+-]\d\d:?\d\d)?$/i;

/** `now`, `now-3h`, `3h ago`, `2026-03-01 10:00`, `10:00`, Unix seconds or ms. Of itself a duration is so long ago. */
export function readMoment(text: string, context: MomentContext): TypedMoment {
  const wrong = (problem: MomentProblem): TypedMoment => ({ kind: 'wrong', problem, text });
  if (present.test(text)) return { kind: 'ago', ago: 0 };
  if (rounding.test(text)) return wrong('rounding');
  if (future.test(text)) return wrong('future');
  if (/^(\d{10}|\d{13})$/.test(text)) return once(Number(text) * (text.length === 10 ? 1000 : 1));
  const { since, ago = since ?? text } = past.exec(text)?.groups ?? {};
  if (isByCalendar(ago)) return wrong('calendar');
  const length = readDuration(ago);
  if (length !== null) return { kind: 'ago', ago: length };
  if (lacksUnit(ago)) return wrong('unit');
  return readClock(text, context) ?? wrong(looksDated(text) ? 'date' : 'unknown');
}

const looksDated = (text: string) => dated.test(text) || clock.test(text);

const once = (time: number): TypedMoment => ({
  kind: 'clock',
  reading: { kind: 'once', earlier: time, later: time },
  date: '',
  next: null,
});

function readClock(text: string, { timeZone, date }: MomentContext): TypedMoment | null {
  const { year = '', month = '', day = '', time } = dated.exec(text)?.groups ?? {};
  const isDated = year !== '';
  const on = isDated ? `${year}-${two(month)}-${two(day)}` : date;
  if (!isDay(on)) return null;
  if (isDated && time === undefined) {
    const next = readWallClock(toWallClock(Date.parse(on) + DAY_MS, 'UTC'), timeZone);
    const reading = readWallClock(`${on}T00:00:00`, timeZone);
    return reading && { kind: 'clock', reading, date: on, next };
  }
  const at = clock.exec(time ?? text)?.groups;
  if (at === undefined) return null;
  const { hour = '', minute = '0', second = '0', fraction = '', offset } = at;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const wall = `${on}T${two(hour)}:${two(minute)}:${two(second)}.${fraction.padEnd(3, '0').slice(0, 3)}`;
  const reading = offset === undefined ? readWallClock(wall, timeZone) : absolute(wall, offset);
  return reading && { kind: 'clock', reading, date: on, next: null };
}

const two = (digits: string) => digits.padStart(2, '0');

/** JavaScript takes the 30th of February for one of March. */
const isDay = (date: string): boolean => {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
};

function absolute(wall: string, offset: string): ClockReading | null {
  const zone = /^[+-]/.test(offset) ? offset.replace(/(\d\d):?(\d\d)/, '$1:$2') : 'Z';
  const time = Date.parse(`${wall}${zone}`);
  return Number.isNaN(time) ? null : { kind: 'once', earlier: time, later: time };
}
