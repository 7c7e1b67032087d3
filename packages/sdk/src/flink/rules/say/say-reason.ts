import type { Localisation } from '../../../chart/index.ts';
import type { LocalizedText } from '../../definitions/chart.ts';
import type { Reason } from '../model/finding.ts';
import { textIn } from './say-finding.ts';

/** Why something cannot be told, and what would help: `needs …, which state.backend.… turns on`. */
export const sayReason = (reason: Reason, where: Localisation | string): string =>
  textIn(reasonText(reason), where);

function reasonText(reason: Reason): LocalizedText {
  switch (reason.kind) {
    case 'no-job':
      return { en: 'nothing of the job is reported', 'zh-CN': '没有该作业的任何指标' };
    case 'off':
      return {
        en: `needs ${reason.metric}, which this turns on: ${reason.option}`,
        'zh-CN': `需要指标 ${reason.metric}，可通过 ${reason.option} 开启`,
      };
    case 'too-old':
      return {
        en: `needs ${reason.metric}, which came with ${reason.since}`,
        'zh-CN': `需要指标 ${reason.metric}，自 ${reason.since} 起提供`,
      };
    case 'missing':
      return {
        en: `needs ${reason.metric}, which nothing of the job reports or a filter takes out`,
        'zh-CN': `需要指标 ${reason.metric}，作业未上报或被过滤`,
      };
    case 'legacy-source':
      return {
        en: `${reason.task} has a source of the old interface, which cannot tell how busy it is`,
        'zh-CN': `${reason.task} 使用旧接口的 Source，无法获知其繁忙程度`,
      };
    case 'no-sample':
      return { en: 'there was no measurement at that time', 'zh-CN': '该时刻没有测量值' };
    case 'silenced':
      return {
        en: `means nothing while “${reason.rule}” holds`,
        'zh-CN': `“${reason.rule}” 成立期间无意义`,
      };
    case 'not-asked':
      return { en: 'was left out of this look', 'zh-CN': '本次未检查' };
  }
}
