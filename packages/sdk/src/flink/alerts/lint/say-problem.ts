import type { Localisation } from '../../../chart/index.ts';
import type { LocalizedText } from '../../definitions/chart.ts';
import { textIn } from '../../rules/say/say-finding.ts';
import type { Problem } from './problem.ts';

/** What is wrong, and what to do, as a sentence or two. */
export const sayProblem = (problem: Problem, where: Localisation | string): string =>
  textIn(textOf(problem), where);

function textOf(problem: Problem): LocalizedText {
  switch (problem.kind) {
    case 'syntax':
      return {
        en: `This is no PromQL: ${problem.message}.`,
        'zh-CN': `不是有效的 PromQL：${problem.message}。`,
      };
    case 'unknown-name':
      return unknownName(problem.metric, problem.nearest);
    case 'removed':
      return removed(problem);
    case 'off-by-default':
      return {
        en: `Flink reports ${problem.metric} only where this is on: ${problem.option}.`,
        'zh-CN': `仅在开启以下选项时才有 ${problem.metric}：${problem.option}。`,
      };
    case 'one-collector':
      return {
        en: `${problem.metric} is there with one garbage collector only. Since Flink 1.19 flink_taskmanager_Status_JVM_GarbageCollector_All_TimeMsPerSecond is there with all.`,
        'zh-CN': `${problem.metric} 仅在使用该垃圾回收器时存在。自 Flink 1.19 起可用 flink_taskmanager_Status_JVM_GarbageCollector_All_TimeMsPerSecond。`,
      };
    case 'rate-of-gauge':
      return {
        en: `${problem.func}() is for counters, and ${problem.metric} is none: compare it as it is, or its mean over a while (avg_over_time).`,
        'zh-CN': `${problem.func}() 只用于计数器，而 ${problem.metric} 不是：直接比较其值，或用 avg_over_time 取一段时间的平均。`,
      };
    case 'delta-of-counter':
      return {
        en: `${problem.metric} is a counter, which starts anew with each attempt: increase() knows that, ${problem.func}() does not.`,
        'zh-CN': `${problem.metric} 是计数器，每次重启归零：请用 increase()，${problem.func}() 不处理归零。`,
      };
    case 'lifetime-counter':
      return {
        en: `${problem.metric} counts since the job began: once above the limit this fires for ever. Compare increase() over a window.`,
        'zh-CN': `${problem.metric} 自作业启动起累计：一旦超过阈值就会一直告警。请比较一段时间内的 increase()。`,
      };
    case 'dishonest-aggregation':
      return {
        en: `A ${problem.op} of ${problem.metric} means nothing: it grows with the parallelism, or mixes what does not add up. Take max or min.`,
        'zh-CN': `对 ${problem.metric} 求 ${problem.op} 没有意义：结果随并行度变化或混合了不可相加的值。请用 max 或 min。`,
      };
    case 'unguarded-sentinel':
      return {
        en: `${problem.metric} has a number that means “nothing yet”, and it takes part here. Leave it out first: ${problem.metric} ${problem.guard}.`,
        'zh-CN': `${problem.metric} 用特殊数值表示“尚无数据”，此处未排除。请先过滤：${problem.metric} ${problem.guard}。`,
      };
    case 'limit-out-of-range':
      return {
        en: `${problem.metric} is ${problem.most} at most, and never above ${problem.limit}: this never fires.`,
        'zh-CN': `${problem.metric} 最大为 ${problem.most}，不会超过 ${problem.limit}：此规则永远不会触发。`,
      };
    case 'per-subtask':
      return {
        en: `This has a series for each subtask: one fault is as many alerts. Aggregate, as max by (job_name, task_name) (${problem.metric}).`,
        'zh-CN': `每个子任务各有一条序列：一次故障会产生同样多的告警。请聚合，例如 max by (job_name, task_name) (${problem.metric})。`,
      };
    case 'short-window':
      return {
        en: `A window of ${problem.seconds} s holds less than two samples of ${problem.metric} where it is scraped every 15 s: take a minute or more.`,
        'zh-CN': `采集间隔为 15 秒时，${problem.seconds} 秒的窗口内 ${problem.metric} 不足两个样本：请至少取一分钟。`,
      };
  }
}

function unknownName(metric: string, nearest: string | null): LocalizedText {
  if (nearest === null) {
    return {
      en: `Flink reports nothing that is called ${metric}: this never fires.`,
      'zh-CN': `Flink 没有名为 ${metric} 的指标：此规则永远不会触发。`,
    };
  }
  return {
    en: `Flink reports nothing that is called ${metric}. Is ${nearest} meant?`,
    'zh-CN': `Flink 没有名为 ${metric} 的指标。是否应为 ${nearest}？`,
  };
}

function removed({
  metric,
  removedIn,
  replacedBy,
}: Extract<Problem, { kind: 'removed' }>): LocalizedText {
  return replacedBy === null
    ? {
        en: `${metric} is gone since Flink ${removedIn}, and nothing took its place.`,
        'zh-CN': `${metric} 自 Flink ${removedIn} 起已移除，且没有替代指标。`,
      }
    : {
        en: `${metric} is gone since Flink ${removedIn}. Take ${replacedBy}, or both while versions are mixed: ${replacedBy} or ${metric}.`,
        'zh-CN': `${metric} 自 Flink ${removedIn} 起已移除。请改用 ${replacedBy}；版本混用时写作 ${replacedBy} or ${metric}。`,
      };
}
