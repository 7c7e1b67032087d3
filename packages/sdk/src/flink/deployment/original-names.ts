import { sanitizeLabelValue } from './label-value.ts';

/**
 * An answer of Flink's REST API as it is; fields that are not named here are ignored. `/jobs/:id` names a job and all its
 * tasks, `/jobs/overview` all jobs, `/taskmanagers` the TaskManagers. `/jobs/:id/plan` names the tasks whose description is their name: those of one
 * operator, and all of them where `pipeline.vertex-description-mode` is CASCADING. Source: Flink's `JobDetailsInfo`,
 * `JsonPlanGenerator`.
 */
export interface FlinkRestAnswer {
  /** Of the job. */
  readonly name?: string;
  readonly vertices?: readonly { readonly name?: string }[];
  readonly plan?: {
    readonly name?: string;
    /** Escaped for HTML. */
    readonly nodes?: readonly { readonly description?: string }[];
  };
  readonly jobs?: readonly { readonly name?: string }[];
  readonly taskmanagers?: readonly { readonly id?: string }[];
}

/** How jobs, tasks, operators and TaskManagers are really called: their names, or answers of Flink's REST API that hold them. */
export type OriginalNames = readonly (string | FlinkRestAnswer)[];

/** How what a label names is really called. */
export interface OriginalName {
  /** What people read: the original, or the label's value where no single one is known. */
  readonly name: string;
  /** Originals that all become this label's value: which of them it is cannot be told. Sorted; empty below two. */
  readonly candidates: readonly string[];
}

/** Finds the original of a label's value. */
export type NameReader = (value: string) => OriginalName;

/** Where nothing was handed in: a label's value is what is read. */
export const asLabelled: NameReader = (name) => ({ name, candidates: [] });

/**
 * Reads the names that Flink's reporter sanitised, by names that are handed in: `Source:_orders____parse` is
 * `Source: orders -> parse` where that is one of them, and no other becomes the same. Nothing is guessed. What the
 * reporter writes cannot be undone: each `_` may have been any character, or an underscore, even in `Source:_orders`,
 * which Flink makes of `Source: orders` and a user may have typed. A value without `_` is its own original.
 *
 * @param sanitized as the deployment says: where values are not sanitised (false), each is its own original
 * @example nameReader(['my-job (v2)'])('my_job__v2_').name // my-job (v2)
 */
export function nameReader(names: OriginalNames, sanitized: boolean | null = null): NameReader {
  if (names.length === 0 || sanitized === false) return asLabelled;
  const originals = new Map<string, Set<string>>();
  for (const name of names.flatMap(namesIn)) {
    const value = sanitizeLabelValue(name);
    originals.set(value, (originals.get(value) ?? new Set()).add(name));
  }
  return (value) => {
    const [name, ...others] = originals.get(value) ?? [];
    if (name === undefined) return asLabelled(value);
    if (others.length === 0) return { name, candidates: [] };
    return { name: value, candidates: [name, ...others].sort() };
  };
}

/** What is of no use is left out: a host hands on what another server answered. */
function namesIn(given: string | FlinkRestAnswer): readonly string[] {
  if (typeof given === 'string') return given === '' ? [] : [given];
  const { name, vertices, plan, jobs, taskmanagers } = given ?? {};
  const tasks = Array.isArray(vertices)
    ? vertices.map((vertex) => vertex?.name)
    : listOf(plan?.nodes).map((node) => unescaped(node?.description));
  const all: readonly unknown[] = [
    name,
    plan?.name,
    ...tasks,
    ...listOf(jobs).map((job) => job?.name),
    ...listOf(taskmanagers).map((process) => process?.id),
  ];
  return all.filter((one): one is string => typeof one === 'string' && one !== '');
}

const listOf = <T>(list: readonly T[] | undefined): readonly T[] =>
  Array.isArray(list) ? list : [];

const escapes: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&amp;', '&'],
  ['&#92;', '\\'],
  ['<br/>', '\n'],
]);

/** A plan's description as it was; undefined where it has characters that this does not know. */
function unescaped(description: unknown): string | undefined {
  if (typeof description !== 'string') return undefined;
  const text = description.replace(/(<br\/>)+$/, '');
  const escaped = /&[^;]*;?|<br\/>/g;
  const isKnown = (text.match(escaped) ?? []).every((one) => escapes.has(one));
  return isKnown ? text.replace(escaped, (one) => escapes.get(one) ?? one) : undefined;
}
