import { dateFormat, formatValue, type Localisation } from '@flink-metrics/sdk/echarts';
import type { Messages } from '../../i18n/messages.ts';
import { parseDuration, parseTimeRange } from '../../state/time-range.ts';

/** What is offered; a host may set any other. */
const ranges = ['15m', '30m', '1h', '3h', '6h', '12h', '1d', '2d', '7d'];
const intervals = ['off', '5s', '10s', '15s', '30s', '1m', '5m'];

export interface Choice {
  readonly value: string;
  readonly text: string;
}

export const rangeChoices = (current: string, messages: Messages, where: Localisation): Choice[] =>
  withCurrent(ranges, current).map((value) => ({ value, text: rangeText(value, messages, where) }));

export const refreshChoices = (
  current: string,
  messages: Messages,
  where: Localisation,
): Choice[] =>
  withCurrent(intervals, current).map((value) => {
    const length = parseDuration(value);
    const text =
      length === null
        ? messages.refreshOff
        : messages.refreshEvery(formatValue(length, 'ms', where));
    return { value, text };
  });

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

const withCurrent = (offered: readonly string[], current: string): readonly string[] =>
  offered.includes(current) ? offered : [...offered, current];
