import type { Deployment } from './deployment.ts';

/** What has to be asked for where parts of a description are given. */
export interface Needs {
  /** Names of all metrics. */
  readonly names: boolean;
  /** A few series a process, now. */
  readonly now: boolean;
  /** The same, in the range. */
  readonly before: boolean;
  /** What recording rules keep of the job, in the range. */
  readonly recorded: boolean;
}

type Part = keyof Deployment;

const ofNow: readonly Part[] = [
  'namespace',
  'pod',
  'process',
  'pushed',
  'sanitized',
  'above',
  'copies',
];
/** Who was there before is looked at with them. */
const ofAllTime: readonly Part[] = ['pod', 'process', 'pushed', 'above', 'copies'];

/** The names of Flink's own labels are its own, and doubts are about the other parts. */
export function needsOf(given: Partial<Deployment>): Needs {
  const lacks = (part: Part) => given[part] === undefined;
  const before = ofAllTime.some(lacks) || lacks('witnesses');
  const areNamesGiven = given.metrics !== undefined && given.metrics !== null;
  const names = lacks('metrics') || (!areNamesGiven && before);
  return { names, now: ofNow.some(lacks), before, recorded: lacks('recorded') };
}
