// Much as prometheus/range/zone-offset.ts: this sub-path shares types with that one, never code.

import { dateFormat, type Localisation } from './locale.ts';

const second = 1000;
const minute = 60 * second;

/** What the zone's clock is ahead of UTC at that moment, ms. */
export function offsetAt(time: number, { timeZone }: Pick<Localisation, 'timeZone'>): number {
  if (timeZone === 'UTC') return 0;
  if (timeZone === undefined) return -new Date(time).getTimezoneOffset() * minute;
  const parts = dateFormat(
    { locale: 'en-US', timeZone },
    {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      hourCycle: 'h23',
    },
  ).formatToParts(time);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((candidate) => candidate.type === type)?.value);
  const asUtc = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return asUtc - Math.floor(time / second) * second;
}
