import { type Matcher, oneOf } from '../promql/index.ts';
import { sanitizeLabelValue } from './label-value.ts';

/**
 * Finds a job by the name its user knows, whether the reporter sanitises label values or not.
 *
 * @example jobNameMatcher('my-job (v2)') // job_name=~"my-job \\(v2\\)|my_job__v2_"
 */
export function jobNameMatcher(jobName: string, label = 'job_name'): Matcher {
  return { name: label, ...oneOf(...new Set([jobName, sanitizeLabelValue(jobName)])) };
}
