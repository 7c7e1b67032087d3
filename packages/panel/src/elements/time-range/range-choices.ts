import {
  dateFormat,
  formatValue,
  type Localisation,
} from '@flink-metrics/sdk/internal/chart-format';
import { html } from 'lit';
import type { FirstMessages } from '../../i18n/panel/messages.ts';
import { parseTimeRange } from '../../range/time-range.ts';
import { type Choice, type ChoiceGroup, withCurrent } from '../internal/choice.ts';

/** What is offered; a host may set any other. */
const ranges = ['15m', '30m', '1h', '3h', '6h', '12h', '1d', '2d', '7d'];

/** Whether it has to be entered. */
export const isOwnRange = (range: string): boolean => !ranges.includes(range);

/** What is always offered, and what was entered last. */
export function rangeChoices(
  current: string,
  recent: readonly string[],
  messages: FirstMessages,
  where: Localisation,
): readonly (Choice | ChoiceGroup)[] {
  const choice = (value: string): Choice => ({ value, text: rangeText(value, messages, where) });
  if (recent.length === 0) return withCurrent(ranges, current).map(choice);
  return [
    ...(recent.includes(current) ? ranges : withCurrent(ranges, current)).map(choice),
    { label: messages.recentRanges, choices: recent.map(choice) },
  ];
}

/** A range as the `range` attribute has it, for people. */
export function rangeText(value: string, messages: FirstMessages, where: Localisation): string {
  const range = parseTimeRange(value);
  if (range === null) return value;
  if (range.kind === 'relative') {
    const { length, ago = 0 } = range;
    const [whole, end] = [length + ago, ago].map((ms) => formatValue(ms, 'ms', where));
    if (whole === undefined || end === undefined) return value;
    return ago === 0 ? messages.last(whole) : messages.earlierThan(whole, end);
  }
  const year = dateFormat(where, { year: 'numeric' });
  const moment = dateFormat(where, {
    ...(year.format(range.start) === year.format(Date.now()) ? {} : { year: 'numeric' }),
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return moment.formatRange(range.start, range.end);
}

/** Back to a range that goes along with the clock; `range` tells which. */
export function liveButton(range: string, messages: FirstMessages, go: () => void) {
  const label = messages.backToLive(range);
  return html`
    <button class="button live" type="button" aria-label=${label} title=${label} @click=${go}>
      ${messages.live}
    </button>
  `;
}
