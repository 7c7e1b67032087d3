import { numberFormat } from '@flink-metrics/sdk/internal/chart-format';
import type { JobStatus } from '@flink-metrics/sdk/internal/flink-core';
import type { Language } from '../../i18n/language.ts';

type Fact = readonly [label: string, value: string, hint?: string];

/** What is known of a job besides its state. */
export function factsOf(
  { restarts, taskManagers, slots, parallelism }: JobStatus,
  { locale, messages }: Pick<Language, 'locale' | 'messages'>,
): readonly Fact[] {
  const number = (value: number) => numberFormat(locale, {}).format(value);
  const used = slots && messages.slotsUsed(number(slots.used), number(slots.total));
  return [
    ...fact(messages.restarts, restarts === null ? null : number(restarts), messages.restartsHint),
    ...fact(messages.taskManagers, number(taskManagers)),
    ...fact(messages.slots, used),
    ...fact(messages.parallelism, parallelism === null ? null : number(parallelism)),
  ];
}

const fact = (label: string, value: string | null, hint?: string): readonly Fact[] =>
  value === null ? [] : [hint === undefined ? [label, value] : [label, value, hint]];
