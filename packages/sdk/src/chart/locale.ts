import { zoneOffset } from '../prometheus/range/zone-offset.ts';

export interface Localisation {
  /** BCP 47 (`en`, `zh-CN`). The underscore form that some hosts write (`zh_CN`) is understood. */
  readonly locale: string;
  /** IANA name (`Asia/Shanghai`, `UTC`); the browser's own zone when left out. */
  readonly timeZone?: string | undefined;
}

/** A tag that `Intl` takes: `zh_CN` becomes `zh-CN`, and an invalid one becomes `en`. */
export function canonicalLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** `Intl` formats are slow to make and quick to use, so each is made once. */
function cached<Options, Format>(
  make: (locale: string, options: Options) => Format,
): (locale: string, options: Options) => Format {
  const formats = new Map<string, Format>();
  return (locale, options) => {
    const key = locale + JSON.stringify(options);
    let format = formats.get(key);
    if (format === undefined) {
      format = make(canonicalLocale(locale), options);
      formats.set(key, format);
    }
    return format;
  };
}

export const numberFormat = cached(
  (locale, options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, { signDisplay: 'negative', ...options }),
);

const zonedFormat = cached(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);

export const dateFormat = (
  { locale, timeZone }: Localisation,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat =>
  zonedFormat(locale, timeZone === undefined ? options : { ...options, timeZone });

/** Date and time of day, to the second. @param time Unix ms */
export const formatTime = (time: number, where: Localisation): string =>
  dateFormat(where, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(time);

const MINUTE = 60_000;

/** How far the zone's clock is ahead of UTC at a Unix time, all in ms. */
export function offsetAt(time: number, { timeZone }: Pick<Localisation, 'timeZone'>): number {
  if (timeZone === undefined) return -new Date(time).getTimezoneOffset() * MINUTE;
  return timeZone === 'UTC' ? 0 : zoneOffset(time, timeZone);
}
