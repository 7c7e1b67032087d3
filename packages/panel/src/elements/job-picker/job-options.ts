import type { DiscoveredJob } from '@flink-metrics/sdk/internal/flink-core';
import { sanitizeLabelValue } from '@flink-metrics/sdk/internal/flink-label-value';
import type { Surroundings } from '../../provider/panel-context.ts';
import type { NamedJob } from '../../store/state/panel-state.ts';
import type { Option } from '../combobox/filter-options.ts';
import { jobState } from '../status/job-state.ts';
import { jobOfRun, stateSince } from '../status/runs.ts';
import type { Suggestions } from './suggestions.ts';

/** What there is to suggest from. */
export interface KnownJobs {
  readonly recent: readonly NamedJob[];
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
  surroundings: Surroundings,
): readonly Option[] {
  const { messages } = surroundings.language;
  if (namespace === '') {
    return recent
      .filter((job) => namespaces.items.includes(job.namespace))
      .map((job) => ({ value: printJobPath(job), group: messages.recentJobs }));
  }
  const states = new Map(
    jobs.items.map((job) => {
      const label = labelOf(job, jobs.items);
      const isOneOfSeveral = label !== job.name;
      const detail = isOneOfSeveral ? stateSince(job, surroundings) : jobState(job.state, messages);
      return [label, detail] as const;
    }),
  );
  const isHere = (job: NamedJob) => jobs.known && job.namespace === namespace;
  const recentHere = recent.filter(isHere).map(({ job }) => job);
  // The user knows `my-job (v2)`, and it reports as `my_job__v2_`.
  const alreadyThere = new Set(recentHere.flatMap((job) => [job, sanitizeLabelValue(job)]));
  const others = jobs.items
    .map((job) => labelOf(job, jobs.items))
    .filter((label) => !alreadyThere.has(label));
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
const printJobPath = ({ namespace, job }: NamedJob): string => `${namespace}/${job}`;

/** A job's name, and where several run under it what tells this one apart: `orders · 0940d8c9 · east`. */
const labelOf = (job: DiscoveredJob, jobs: readonly DiscoveredJob[]): string =>
  jobs.some((other) => other !== job && other.name === job.name)
    ? [job.name, job.id.slice(0, 8), ...Object.values(job.above)].join(' · ')
    : job.name;

/** The run that the job field holds, as it was suggested where several have one name; null where it holds none. */
export function suggestedRun(names: NamedJob, jobs: readonly DiscoveredJob[]): NamedJob | null {
  const run = jobs.find((one) => one.name !== names.job && labelOf(one, jobs) === names.job);
  if (run === undefined) return null;
  const runs = jobs
    .filter(({ name }) => name === run.name)
    .map((one) => ({ ...one, jobId: one.id }));
  return jobOfRun({ ...run, jobId: run.id }, runs, { ...names, job: run.name });
}
