import { formatValue, type Localisation } from '../../../chart/index.ts';
import { isCount } from '../../../chart/unit.ts';
import type { LocalizedText } from '../../definitions/chart.ts';
import type { Finding, Measured } from '../model/finding.ts';

/**
 * A finding as its user reads it: `revenue_per_minute is the bottleneck: it is busy for 99% of the time, …`.
 * @param where a language, or one with a time zone; English where there is no text in it
 */
export function sayFinding(finding: Finding, where: Localisation | string): string {
  const { subject, value, limit, unit, numbers } = finding;
  const words: Record<string, string> = { ...subject };
  const measured = { value: { value, unit }, limit: { value: limit, unit }, ...numbers };
  for (const [name, number] of Object.entries(measured)) words[name] = sayNumber(number, where);
  // A number that was not measured leaves a mark, and the sentence readable.
  const sentence = textIn(finding.sentence, where).replace(
    /\{(\w+)\}/g,
    (_, name: string) => words[name] ?? '…',
  );
  const { length } = finding.others;
  return length === 0 ? sentence : `${sentence} ${textIn(andOthers(length), where)}`;
}

const andOthers = (count: number): LocalizedText => ({
  en: `The same goes for ${count} more.`,
  'zh-CN': `另有 ${count} 个同样如此。`,
});

/** What is counted is whole, although Prometheus guesses at the ends of a window. */
function sayNumber({ value, unit }: Measured, where: Localisation | string): string {
  return formatValue(isCount(unit) ? Math.round(value) : value, unit, where);
}

/** A text in the language asked for, or in English. */
export function textIn(text: LocalizedText, where: Localisation | string): string {
  const locale = typeof where === 'string' ? where : where.locale;
  const language = locale.toLowerCase().startsWith('zh') ? 'zh-CN' : locale;
  return text[locale] ?? text[language] ?? text[language.split('-')[0] ?? ''] ?? text.en;
}
