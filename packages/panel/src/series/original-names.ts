import { nameReader, type OriginalNames } from '@flink-metrics/sdk/internal/flink-names';
import { allMessages } from '../i18n/all-messages.ts';
import type { LabelNames } from './label-names.ts';

/** Labels whose values are names that Flink's reporter may have sanitised. */
const nameLabels: ReadonlySet<string> = new Set([
  'job_name',
  'task_name',
  'operator_name',
  'tm_id',
]);

/**
 * Labels by the names that a host handed in.
 * @param sanitized whether the reporter sanitised them; null as long as nothing says so
 */
export function originalNames(names: OriginalNames, sanitized: boolean | null): LabelNames {
  const readName = nameReader(names, sanitized);
  return {
    read: (label, value) => (nameLabels.has(label) ? readName(value).name : value),
    notes: (labels, language) =>
      Object.entries(labels).flatMap(([label, value]) => {
        if (!nameLabels.has(label)) return [];
        const { name, candidates } = readName(value);
        if (candidates.length > 0)
          return [allMessages(language).severalNames(candidates.join(', '))];
        return name === value ? [] : [`${label}=${JSON.stringify(value)}`];
      }),
  };
}
