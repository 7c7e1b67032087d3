import type { Deployment } from './deployment.ts';

/** What a value has to be, in words, and whether it is. */
interface Kind {
  readonly words: string;
  readonly is: (value: unknown) => boolean;
}

const text: Kind = { words: 'a text', is: (value) => typeof value === 'string' };
const bool: Kind = { words: 'true or false', is: (value) => typeof value === 'boolean' };
const label: Kind = {
  words: 'the name of a label, such as "pod"',
  is: (value) => typeof value === 'string' && value !== '' && value !== '__name__',
};
const metric: Kind = {
  words: 'the name of a metric',
  is: (value) => typeof value === 'string' && value !== '',
};

const orNull = ({ words, is }: Kind): Kind => ({
  words: `${words}, or null`,
  is: (value) => value === null || is(value),
});

const listOf = (one: Kind, words: string, least = 0): Kind => ({
  words,
  is: (value) => Array.isArray(value) && value.length >= least && value.every(one.is),
});

const recordOf = (fields: Readonly<Record<string, Kind>>, words: string): Kind => ({
  words,
  is: (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([name, kind]) => kind.is((value as Fields)[name])),
});

type Fields = Readonly<Record<string, unknown>>;

const texts = listOf(text, 'a list of texts');
const within: Kind = {
  words: '',
  is: (value) => value === undefined || (typeof value === 'string' && value.startsWith('(.+?)')),
};
const above = recordOf({ label, values: texts, onContainers: bool, within }, '');
const copies = recordOf({ prefix: text, label, values: texts, take: orNull(text) }, '');
const doubt = recordOf({ kind: text, about: texts, text: recordOf({ en: text }, '') }, '');

const parts: Readonly<Record<keyof Deployment, Kind>> = {
  namespace: label,
  pod: orNull(label),
  jobName: label,
  jobId: label,
  taskManager: label,
  process: listOf(label, 'a list of names of labels, such as ["pod"]', 1),
  pushed: bool,
  sanitized: orNull(bool),
  witnesses: recordOf(
    { job: orNull(metric), membership: orNull(metric), task: orNull(metric) },
    '{ job, membership, task }, each the name of a metric or null',
  ),
  above: listOf(above, 'a list of { label, values, onContainers }'),
  copies: listOf(copies, 'a list of { prefix, label, values, take }'),
  metrics: orNull(listOf(metric, 'a list of names of metrics')),
  recorded: listOf(metric, 'a list of names of metrics'),
  doubts: listOf(doubt, 'a list of { kind, about, text }'),
};

/**
 * Tells what a host hands in as a description, or part of one, from what is none.
 * @throws {TypeError} which part is wrong, and what it has to be.
 */
export function checkDeployment(given: unknown): asserts given is Partial<Deployment> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new TypeError(`A deployment has to be an object, not ${shown(given)}`);
  }
  for (const [name, value] of Object.entries(given)) {
    const part = Object.hasOwn(parts, name) ? parts[name as keyof Deployment] : undefined;
    if (part === undefined) {
      const known = Object.keys(parts).join(', ');
      throw new TypeError(`A deployment has no ${shown(name)}: its parts are ${known}`);
    }
    if (value !== undefined && !part.is(value)) {
      throw new TypeError(`deployment.${name} has to be ${part.words}, not ${shown(value)}`);
    }
  }
}

/** As JSON, cut short. */
function shown(value: unknown): string {
  let json: string | undefined;
  try {
    json = JSON.stringify(value);
  } catch {
    // Such as an object that holds itself.
  }
  return (json ?? String(value)).slice(0, 80);
}
