import type { RangeTexts } from './en.ts';

export const rangeZhCn: RangeTexts = {
  range: '时间范围',
  examples: '例如 90分钟、2天、3小时前至1小时前、now-6h，或 2026-03-01 10:00 至 11:30。',
  problems: {
    empty: () => '请输入时间范围，例如 90m 或 90分钟。',
    unit: (part) => `“${part}”缺少单位。请加上秒、分钟、小时、天或周，例如 90分钟。`,
    calendar: (part) => `“${part}”：月和年的长度不固定。请以天为单位输入，例如 30天。`,
    rounding: (part) => `此处不支持“${part}”。请输入起止时间，或某一天：2026-03-01。`,
    future: (part) => `“${part}”尚未到来。请输入现在或更早的结束时间。`,
    date: (part) => `“${part}”不是有效的日期和时间。请写成 2026-03-01 16:30。`,
    unknown: (part) =>
      `无法理解“${part}”。请输入时长，如 90分钟，或起止时间，如 3小时前至1小时前。`,
    'no-length': (part) => `“${part}”的长度为零。请输入更长的时间范围。`,
    'no-end': (part) => `“${part}”缺少结束时间。请补充，例如 10:00 至 11:30，或“至 现在”。`,
    order: (part) => `“${part}”的结束时间早于开始时间。请先输入较早的时间。`,
    'not-yet': (part) => `“${part}”尚未到来。请输入早于现在的开始时间。`,
    'too-long': (part) => `“${part}”超过十年。请缩短时间范围。`,
  },
};
