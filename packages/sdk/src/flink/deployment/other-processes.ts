import type { Labels } from '../../prometheus/index.ts';
import type { Copies } from './deployment.ts';
import { isOfJob, keyOf, type Led, nameOf } from './observed.ts';
import { isOfCollectors, isOfTarget } from './partitions.ts';
import { podLabels } from './process-labels.ts';
import { groupBy } from './query.ts';

/** A query looks back for five minutes: of two samples one may be of before a restart. */
const SETTLED_MS = 10 * 60_000;
/** The clocks of two Prometheis, and a federation that keeps no times, differ by less. */
const APART_MS = 2 * 60_000;

/**
 * Labels in which series differ that are of two processes though these are called alike: two clusters that run the same.
 * What two Prometheis read of one process has one beginning and one address. Of jobs that began within two minutes of each
 * other, or within the last ten, and in pods whose addresses no label tells, this says nothing.
 */
export const labelsOfOtherProcesses = (led: readonly Led[], now: readonly Labels[]) =>
  [...new Set([...labelsOfOtherJobs(led), ...labelsOfOtherAddresses(now)])].sort();

function labelsOfOtherJobs(led: readonly Led[]): readonly string[] {
  const settled = led.filter(({ uptime }) => uptime > SETTLED_MS);
  return settled.flatMap((one) =>
    settled
      .filter(
        (other) => one.since - other.since > APART_MS && isNamedAlike(one.labels, other.labels),
      )
      .flatMap((other) => differingLabels(one.labels, other.labels)),
  );
}

function labelsOfOtherAddresses(now: readonly Labels[]): readonly string[] {
  const ofJobs = now.filter((one) => isOfJob(nameOf(one)) && addressOf(one) !== null);
  const alike = groupBy(ofJobs, (one) => keyOf(one, ['__name__', ...job, ...podLabels]));
  return [...alike.values()].flatMap(([first, ...others]) =>
    first === undefined || !podLabels.some((label) => (first[label] ?? '') !== '')
      ? []
      : others
          .filter((other) => addressOf(other) !== addressOf(first))
          .flatMap((other) => differingLabels(first, other)),
  );
}

/**
 * Whether nothing shows that copies are of one process: neither what people call the label in which they differ, nor the
 * address that both were read from.
 */
export function areUnproven({ prefix, label, take }: Copies, now: readonly Labels[]): boolean {
  if (prefix !== 'flink_' || take === null || isOfTarget(label) || isOfReaders(label)) return false;
  const flink = now.filter((one) => nameOf(one).startsWith(prefix) && addressOf(one) !== null);
  const isRead = (one: Labels) => (one[label] ?? '') === take;
  const addresses = new Set(flink.filter(isRead).map(addressOf));
  return !flink.some((one) => !isRead(one) && addresses.has(addressOf(one)));
}

/** Of two that read the same. A `prometheus` may as well be that of each cluster. */
const isOfReaders = (label: string): boolean =>
  (isOfCollectors(label) && !/prometheus$/i.test(label)) || /agent|shard/i.test(label);

const job = ['job_id', 'job_name'];

const isNamedAlike = (one: Labels, other: Labels): boolean =>
  keyOf(one, job) === keyOf(other, job) &&
  podLabels.some((label) => (one[label] ?? '') !== '' && one[label] === other[label]);

const differingLabels = (one: Labels, other: Labels): readonly string[] =>
  Object.keys(one).filter(
    (label) => !isOfTarget(label) && (other[label] ?? '') !== '' && other[label] !== one[label],
  );

/** Of the pod, which Prometheus takes for `instance` with the port; null where that is a name. */
const addressOf = ({ instance = '' }: Labels): string | null =>
  /^(\d+(?:\.\d+){3}):\d+$/.exec(instance)?.[1] ?? null;
