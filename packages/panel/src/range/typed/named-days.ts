const DAY_MS = 86_400_000;

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const month = `(${months.join('|')})[a-z]*`;
const monthFirst = new RegExp(String.raw`\b${month} (\d{1,2})(?![\d:])`, 'gi');
const dayFirst = new RegExp(String.raw`\b(\d{1,2}) ${month}`, 'gi');
const chineseDay = /(?<![年\d]\s*)(\d{1,2})月(\d{1,2})日/g;
const chineseCount = /[一二两三四五六七八九十半](?=\s*个?\s*(?:秒|分|小?时|天|日|周|星期))/g;

/** Days that are told by a name, so many before today. */
const days: readonly RegExp[] = [/\btoday\b|今天/gi, /\byesterday\b|昨天/gi, /前天/g];

/**
 * A text with days, weeks and counts that are told by words as dates and digits: `yesterday 10:00` is `2026-03-01 10:00`,
 * `Nov 29` the last one there was, `last week` from Monday to Sunday, `过去三小时` is `过去3小时`.
 * @param today on the clock of the zone: `2026-03-02`
 */
export function spelledOut(text: string, today: string): string {
  const monday = dayBefore(today, (new Date(today).getUTCDay() + 6) % 7);
  if (/^(today|今天)$/i.test(text)) return `${today} to now`;
  if (/^(last week|上周)$/i.test(text)) {
    return `${dayBefore(monday, 7)} to ${dayBefore(monday, 1)}`;
  }
  const dated = text
    .replaceAll(monthFirst, (_, name, day) => dayOf(monthOf(name), day, today))
    .replaceAll(dayFirst, (_, day, name) => dayOf(monthOf(name), day, today))
    .replaceAll(chineseDay, (_, month, day) => dayOf(month, day, today))
    .replaceAll(chineseCount, (count) => `${counts[count]}`);
  return days
    .reduce((said, name, before) => said.replaceAll(name, `${dayBefore(today, before)} `), dated)
    .trim();
}

const dayBefore = (day: string, before: number): string =>
  new Date(Date.parse(day) - before * DAY_MS).toISOString().slice(0, 10);

const monthOf = (name: string): string => `${months.indexOf(name.slice(0, 3).toLowerCase()) + 1}`;

/** The last one there was. */
function dayOf(month: string, day: string, today: string): string {
  const ofYear = `-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const year = Number(today.slice(0, 4));
  return `${year + ofYear > today ? year - 1 : year}${ofYear}`;
}

const counts: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'一二三四五六七八九十'].map((numeral, index) => [numeral, index + 1])),
  两: 2,
  半: 0.5,
};
