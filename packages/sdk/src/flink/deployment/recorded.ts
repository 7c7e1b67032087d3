import type { Vector } from '../../prometheus/index.ts';
import {
  and,
  countOverTime,
  group,
  type InstantVector,
  type LabelConditions,
  labelReplace,
  offset,
  or,
  re,
  selector,
  subquery,
} from '../../promql/index.ts';

const recordedNames = 'namespace_job_(task|operator):flink_.+';

/** Any of these is reported by each subtask; one of each task will do. */
const ofTasks = 'flink_taskmanager_job_task_(numRecordsIn|numBytesIn|busyTimeMsPerSecond)';

/** A rule notices a new series at its next evaluation, which is a minute later at most. */
const NOTICED = 2 * 60_000;

const LOOKS = 120;
const LEAST_STEP = 15_000;

/** A longer range would be more than some gateways let one query look back. */
export const LONGEST_RECORDED = 7 * 24 * 3_600_000;

/**
 * At how many times of a range each recorded metric is there while the job's tasks are, by run, in series with a label
 * `recorded`; and at how many the tasks are, in series without. A few thousand samples, however parallel the job is.
 * @param range ms before the time of the query
 */
export function recordedTimes(
  conditions: LabelConditions<string>,
  jobId: string,
  range: number,
): InstantVector {
  const step = Math.max(LEAST_STEP, Math.ceil(range / LOOKS / 1000) * 1000);
  const tasks = selector({ __name__: re(ofTasks), ...conditions, subtask_index: '0' });
  const settled = and(group(tasks).by(jobId), group(offset(tasks, NOTICED)).by(jobId));
  const recorded = labelReplace(
    selector({ __name__: re(recordedNames), ...conditions }),
    'recorded',
    '$1',
    '__name__',
    '(.+)',
  );
  const beside = and(group(recorded).by(jobId, 'recorded'), settled).on(jobId);
  const times = (vector: InstantVector) => countOverTime(subquery(vector, range, step));
  return or(times(beside), times(settled));
}

/** The metrics that were recorded at all times and of all runs. @param found what `recordedTimes` answers */
export function wholeRecords(found: Vector, jobId: string): readonly string[] {
  const runs = found.filter(({ labels }) => labels.recorded === undefined);
  const names = new Set(found.flatMap(({ labels }) => labels.recorded ?? []));
  const isWhole = (name: string) =>
    runs.every((run) =>
      found.some(
        ({ labels, value }) =>
          labels.recorded === name && labels[jobId] === run.labels[jobId] && value === run.value,
      ),
    );
  return runs.length === 0 ? [] : [...names].filter(isWhole).sort();
}
