import { dateFormat } from '@flink-metrics/sdk/internal/chart-format';
import type { Surroundings } from '../../provider/panel-context.ts';

/** A time of day, with the date where it was another day. @param time Unix ms */
export function clockTime(
  time: number,
  { language, timeZone }: Pick<Surroundings, 'language' | 'timeZone'>,
  timeStyle: 'short' | 'medium',
): string {
  const where = { locale: language.locale, timeZone };
  const day = dateFormat(where, { dateStyle: 'medium' });
  const isToday = day.format(time) === day.format(Date.now());
  return dateFormat(where, {
    ...(isToday ? {} : { dateStyle: 'medium' }),
    timeStyle,
  }).format(time);
}
