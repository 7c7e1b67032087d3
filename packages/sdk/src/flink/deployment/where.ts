import {
  type InstantVector,
  type LabelConditions,
  labelReplace,
  metric,
  notRe,
  re,
  type Selector,
  selector,
  timestamp,
} from '../../promql/index.ts';
import { namespaceLabels } from './above.ts';
import type { Deployment } from './deployment.ts';
import { ofJobs } from './observed.ts';
import { jobNameMatcher } from './query.ts';
import { LONGEST_RECORDED, recordedTimes } from './recorded.ts';
import { jobWitness } from './witnesses.ts';

/** What is asked for, before anything is known of a deployment. */
export interface Where {
  /** Everything of the namespace, or of the job and all processes. */
  readonly all: readonly Selector[];
  /** A series or a few for each job and process, where nobody filtered them. */
  readonly usual: readonly [Selector, ...Selector[]];
  /** When each JobManager last said how long it has led a job, Unix s: series with a label `read` in place of a name. */
  readonly read: readonly InstantVector[];
  /** What recording rules keep of the job, of so many ms before; nothing where no job is asked for. */
  readonly recorded: (range: number) => readonly InstantVector[];
  /** The same by metrics that there are. @param names of the processes', of the job's and its tasks' metrics */
  readonly named: (names: {
    readonly ofProcesses: readonly string[];
    readonly ofJob: readonly string[];
  }) => readonly Selector[];
}

/**
 * The query of what was recorded has the name five times for each label that may be the namespace's: of a longer one it
 * would be more than gateways take (ours: 65,536 characters), and nothing would be found at all.
 */
const LONGEST_NAME = 1000;

const ofProcesses = 'flink_(jobmanager|taskmanager)_[^j].*|push_time_seconds';

export function whereOf(
  namespace: string,
  jobName: string | undefined,
  given: Partial<Deployment>,
): Where {
  // Without a namespace nothing tells which of its labels is missing.
  const usual = namespace === '' ? namespaceLabels.slice(0, 1) : namespaceLabels;
  const labels = given.namespace === undefined ? usual : [given.namespace];
  const each = (of: (conditions: LabelConditions<string>) => readonly Selector[]) =>
    labels.flatMap((label) => of({ [label]: namespace }));
  const job: LabelConditions<string> =
    jobName === undefined ? {} : { [given.jobName ?? 'job_name']: matches(jobName) };
  const named = (names: readonly string[], ...more: LabelConditions<string>[]) =>
    selector({ __name__: re(names.join('|')), ...Object.assign({}, ...more) });
  const pods = named(['container_memory_working_set_bytes', 'kube_pod_container_resource_limits'], {
    namespace,
    container: notRe('POD|'),
  });
  return {
    all: [
      ...each((conditions) => [named([ofJobs], conditions, job), named([ofProcesses], conditions)]),
      named(['container_.+|kube_pod_.+'], { namespace }),
    ],
    usual: [
      pods,
      ...each((conditions) => [
        named(
          [
            // Several, so that a filter leaves one: of before, none tells who leads now.
            jobWitness,
            'flink_taskmanager_job_fileMerging_logicalFileCount',
          ],
          conditions,
          job,
        ),
        named(['flink_taskmanager_job_task_numRecordsIn'], conditions, job, { subtask_index: '0' }),
        named(
          ['flink_(jobmanager|taskmanager)_Status_JVM_Threads_Count', 'push_time_seconds'],
          conditions,
        ),
      ]),
    ],
    read: each((conditions) => [
      metric('flink_jobmanager_job_uptime', { ...conditions, ...job }),
    ]).map((uptime) => labelReplace(timestamp(uptime), 'read', 'uptime', '', '')),
    recorded: (range) =>
      jobName === undefined || jobName.length > LONGEST_NAME || range > LONGEST_RECORDED
        ? []
        : labels.map((label) =>
            recordedTimes({ [label]: namespace, ...job }, given.jobId ?? 'job_id', range),
          ),
    named: (names) => [
      pods,
      ...each((conditions) => [
        named(names.ofProcesses, conditions),
        // What is not of a subtask has no index.
        named(names.ofJob, conditions, job, { subtask_index: re('0|') }),
      ]).filter((one) =>
        one.matchers.some(({ name, value }) => name === '__name__' && value !== ''),
      ),
    ],
  };
}

function matches(jobName: string) {
  const { op, value } = jobNameMatcher(jobName);
  return { op, value };
}
