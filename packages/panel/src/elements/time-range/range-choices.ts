import { dateFormat, formatValue, type Localisation } from '@flink-metrics/sdk/echarts/format';
import { type Choice, withCurrent } from '../../base/choice.ts';
import type { Messages } from '../../i18n/messages.ts';
import { parseTimeRange } from '../../state/time-range.ts';

/** What is offered; a host may set any other. */
const ranges = ['15m', '30m', '1h', '3h', '6h', '12h', '1d', '2d', '7d'];

export const rangeChoices = (current: string, messages: Messages, where: Localisation): Choice[] =>
  withCurrent(ranges, current).map((value) => ({ value, text: rangeText(value, messages, where) }));

function rangeText(value: string, messages: Messages, where: Localisation): string {
  const range = parseTimeRange(value);
  if (range === null) return value;
  if (range.kind === 'last') return messages.last(formatValue(range.length, 'ms', where));
  const moment = dateFormat(where, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return moment.formatRange(range.start, range.end);
}
