import { formatValue, type Localisation } from '../../../chart/index.ts';
import type { LocalizedText } from '../../definitions/chart.ts';
import type { SourceNumbers, TaskNumbers } from '../job-numbers.ts';
import type { CheckpointCause, CheckpointPhases } from '../numbers/checkpoint-phases.ts';
import { textIn } from './say-finding.ts';

/** `revenue_per_minute needs 7 subtasks, and has 4: …`; null where nothing tells what it needs. */
export function sayTaskNumbers(numbers: TaskNumbers, where: Localisation | string): string | null {
  const { task, parallelism, needed, trueRate, targetRate, atLeast } = numbers;
  if (needed === undefined || trueRate === undefined) return null;
  const can = formatValue(trueRate, 'records/s', where);
  const arrives = formatValue(targetRate, 'records/s', where);
  return textIn(
    {
      en: `${task} needs ${atLeast ? 'at least ' : ''}${needed} subtasks and has ${parallelism}: it can take ${can}, and ${arrives} arrive.`,
      'zh-CN': `${task} ${atLeast ? '至少' : ''}需要 ${needed} 个子任务，现有 ${parallelism} 个：最多可处理 ${can}，到达 ${arrives}。`,
    },
    where,
  );
}

/** `5M records wait for Source: orders: they are gone in 20 min to 1.5 h.` */
export function sayBacklog(numbers: SourceNumbers, where: Localisation | string): string {
  const { source, waiting, soonest, latest } = numbers;
  const records = formatValue(waiting, 'records', where);
  const time = (seconds: number) => formatValue(seconds, 's', where);
  return textIn(sayTimes(source, records, soonest, latest, time), where);
}

function sayTimes(
  source: string,
  records: string,
  soonest: number | null,
  latest: number | null,
  time: (seconds: number) => string,
): LocalizedText {
  if (soonest === null) {
    return {
      en: `${records} records wait for ${source}: at this speed they are never gone.`,
      'zh-CN': `${source} 积压 ${records} 条：按此速度永远无法消化。`,
    };
  }
  if (latest === null) {
    return {
      en: `${records} records wait for ${source}: they are gone in ${time(soonest)} at best, and never if as much arrives as it may.`,
      'zh-CN': `${source} 积压 ${records} 条：最快 ${time(soonest)} 消化完，若流量偏高则无法消化。`,
    };
  }
  return {
    en: `${records} records wait for ${source}: they are gone in ${time(soonest)} to ${time(latest)}.`,
    'zh-CN': `${source} 积压 ${records} 条：需 ${time(soonest)} 至 ${time(latest)} 消化完。`,
  };
}

const causes: Readonly<Record<CheckpointCause, LocalizedText>> = {
  'barriers-wait': {
    en: 'Barriers wait behind records: remove the backpressure, then let them overtake.',
    'zh-CN': '屏障排在数据之后：先消除反压，再启用非对齐检查点。',
  },
  'one-input-behind': {
    en: 'One input is behind the others: look for skew.',
    'zh-CN': '某一输入落后：检查数据倾斜。',
  },
  'storage-slower': {
    en: 'As much is written as a day ago, at less than half of the speed: look at the storage.',
    'zh-CN': '写入量与一天前相当，但速度不到一半：检查存储。',
  },
  'state-larger': {
    en: 'Half as much more is written than a day ago.',
    'zh-CN': '写入量比一天前多出一半以上。',
  },
  'everything-each-time': {
    en: 'All of the state is written each time: write only what has changed.',
    'zh-CN': '每次写入全部状态：请启用增量检查点。',
  },
  writing: { en: 'Writing takes nearly all of the time.', 'zh-CN': '写入占了几乎全部时间。' },
};

/** Where a checkpoint’s time goes, and what stands out. */
export function sayCheckpointPhases(
  phases: CheckpointPhases,
  where: Localisation | string,
): string {
  const time = (ms: number) => formatValue(ms, 'ms', where);
  const { startDelay, alignment, writing, cause } = phases;
  const parts = textIn(
    {
      en: `Waiting for barriers ${time(startDelay)}, alignment ${time(alignment)}, writing ${time(writing)}.`,
      'zh-CN': `等待屏障 ${time(startDelay)}，对齐 ${time(alignment)}，写入 ${time(writing)}。`,
    },
    where,
  );
  return cause === null ? parts : `${parts} ${textIn(causes[cause], where)}`;
}
