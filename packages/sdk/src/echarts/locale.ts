/** Time zone of what is shown: the browser's own when left out. */
export interface Localisation {
  /** BCP 47 (`en`, `zh-CN`). The underscore form that some hosts write (`zh_CN`) is understood. */
  readonly locale: string;
  /** IANA name (`Asia/Shanghai`, `UTC`). */
  readonly timeZone?: string | undefined;
}

/** A tag `Intl` takes: `zh_CN` becomes `zh-CN`, and what is no tag at all becomes `en`. */
export function canonicalLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

const formatters = new Map<string, Intl.NumberFormat>();

/** `Intl.NumberFormat` is slow to make and quick to use, so each is made once. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}\n${JSON.stringify(options)}`;
  let format = formatters.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(canonicalLocale(locale), {
      signDisplay: 'negative',
      ...options,
    });
    formatters.set(key, format);
  }
  return format;
}

const dateFormatters = new Map<string, Intl.DateTimeFormat>();

export function dateFormat(
  { locale, timeZone }: Localisation,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${locale}\n${timeZone}\n${JSON.stringify(options)}`;
  let format = dateFormatters.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(canonicalLocale(locale), {
      ...options,
      ...(timeZone === undefined ? {} : { timeZone }),
    });
    dateFormatters.set(key, format);
  }
  return format;
}
