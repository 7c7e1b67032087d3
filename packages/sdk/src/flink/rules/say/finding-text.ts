import type { Localisation } from '../../../chart/index.ts';
import type { Answer, Finding } from '../model/finding.ts';
import type { Advice, ConfigKey } from '../model/rule.ts';
import { sayFinding, textIn } from './say-finding.ts';

const answers: Readonly<Record<Answer, Readonly<Record<'en' | 'zh-CN', string>>>> = {
  yes: { en: 'yes', 'zh-CN': '是' },
  no: { en: 'no', 'zh-CN': '否' },
  unknown: { en: 'cannot be told', 'zh-CN': '无法判断' },
};

/** A finding with causes, advice and PromQL as plain lines, for a ticket. */
export function findingText(finding: Finding, where: Localisation | string): string {
  const causes = finding.causes.map(
    ({ sentence, answer }) => `- ${textIn(sentence, where)} ${textIn(answers[answer], where)}`,
  );
  const advice = finding.advice.map((one) => `- ${adviceText(one, where)}`);
  const groups = [[sayFinding(finding, where)], causes, advice, finding.queries];
  return groups
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** What to do, with the options by their names in each version. */
export function adviceText({ sentence, keys = [] }: Advice, where: Localisation | string): string {
  const text = textIn(sentence, where);
  return keys.length === 0 ? text : `${text} ${keys.map(keyText).join(', ')}`;
}

function keyText({ key, value, since, until }: ConfigKey): string {
  const versions = [since && `≥ ${since}`, until && `< ${until}`].filter(Boolean).join(', ');
  return `${key}${value === undefined ? '' : `: ${value}`}${versions === '' ? '' : ` (Flink ${versions})`}`;
}
