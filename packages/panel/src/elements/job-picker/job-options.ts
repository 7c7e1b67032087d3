import type { DiscoveredJob } from '@flink-metrics/sdk/flink/job';
import { sanitizeLabelValue } from '@flink-metrics/sdk/flink/label-value';
import type { Messages } from '../../i18n/messages.ts';
import type { JobName } from '../../state/find-job.ts';
import type { Option } from '../combobox/filter-options.ts';
import { jobState } from '../status/job-state.ts';
import type { Suggestions } from './suggestions.ts';

/** What there is to suggest from. */
export interface KnownJobs {
  readonly recent: readonly JobName[];
  readonly namespaces: Suggestions<string>;
  /** Of the namespace chosen. */
  readonly jobs: Suggestions<DiscoveredJob>;
}

/**
 * What the job field suggests: the jobs last looked at, then those that report now. The browser may have been another
 * user's: what was looked at is shown once the server has let this one see the namespace.
 */
export function jobOptions(
  namespace: string,
  { recent, namespaces, jobs }: KnownJobs,
  messages: Messages,
): readonly Option[] {
  if (namespace === '') {
    return recent
      .filter((job) => namespaces.items.includes(job.namespace))
      .map((job) => ({ value: printJobPath(job), group: messages.recentJobs }));
  }
  const states = new Map(
    jobs.items.map(({ name, state }) => [name, jobState(state, messages)] as const),
  );
  const isHere = (job: JobName) => jobs.known && job.namespace === namespace;
  const recentHere = recent.filter(isHere).map(({ job }) => job);
  // The user knows `my-job (v2)`, and it reports as `my_job__v2_`.
  const alreadyThere = new Set(recentHere.flatMap((job) => [job, sanitizeLabelValue(job)]));
  const others = jobs.items.map(({ name }) => name).filter((name) => !alreadyThere.has(name));
  const option = (group: string) => (value: string) => ({
    value,
    group,
    detail: states.get(value) ?? states.get(sanitizeLabelValue(value)),
  });
  return [
    ...recentHere.map(option(messages.recentJobs)),
    ...others.map(option(messages.reportingJobs)),
  ];
}

/** Both names in one, as the job field takes them while the namespace is empty. A namespace has no slash. */
const printJobPath = ({ namespace, job }: JobName): string => `${namespace}/${job}`;

/** What the two fields hold, trimmed; `tenant-a/orders` in the job field alone is both. */
export function readJobName({ namespace, job }: JobName): JobName {
  const names = { namespace: namespace.trim(), job: job.trim() };
  const slash = names.job.indexOf('/');
  if (names.namespace !== '' || slash < 0) return names;
  return { namespace: names.job.slice(0, slash), job: names.job.slice(slash + 1) };
}
