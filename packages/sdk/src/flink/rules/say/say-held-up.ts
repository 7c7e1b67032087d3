import type { Localisation } from '../../../chart/index.ts';
import type { LocalizedText } from '../../definitions/chart.ts';
import type { Finding } from '../model/finding.ts';
import { textIn } from './say-finding.ts';

/**
 * Which tasks wait for the one that a finding is about, and which starve behind it: `Waiting: …; starving: ….` Where two
 * may be the cause, why nothing tells which. Null where the finding is about no such task.
 */
export function sayHeldUp(
  { heldUp, others }: Finding,
  where: Localisation | string,
): string | null {
  if (heldUp === undefined) return null;
  const { waiting, starving, by } = heldUp;
  const parts: LocalizedText[] = [];
  if (waiting.length > 0) {
    parts.push({
      en: `Waiting for it: ${waiting.join(', ')}.`,
      'zh-CN': `等待它的任务：${waiting.join('、')}。`,
    });
  }
  if (starving.length > 0) {
    parts.push({
      en: `Short of input: ${starving.join(', ')}.`,
      'zh-CN': `输入不足的任务：${starving.join('、')}。`,
    });
  }
  if (by === 'times' && others.length > 0) parts.push(whyNotOne);
  return parts.map((part) => textIn(part, where)).join(' ');
}

const whyNotOne: LocalizedText = {
  en: 'Without the job graph nothing tells which of the busy tasks they wait for.',
  'zh-CN': '没有作业图，无法判断它们在等待哪个繁忙任务。',
};
