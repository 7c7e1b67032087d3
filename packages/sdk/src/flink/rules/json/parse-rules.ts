import { type Expr, isInstantVector, print } from '../../../promql/index.ts';
import { parse } from '../../../promql/parse/index.ts';
import { inWords } from '../../sections/section-schema.ts';
import { rules as ours } from '../catalogue/index.ts';
import type { Rule, Test } from '../model/rule.ts';
import { changeSchema, type RuleChange, type RuleJson, ruleSchema } from './rule-schema.ts';

/** Ours are a quarter of it; more is a mistake, or meant to keep the page busy. */
const LONGEST_TEXT = 1_000_000;
const MOST_RULES = 500;

/** What is wrong with rules that a host has written, and where: `[0].when[1].measure: …`. */
export class RulesError extends Error {
  override readonly name = 'RulesError';
  readonly path: string;

  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(`${path}: ${reason}`, options);
    this.path = path;
  }
}

/**
 * Reads rules from JSON (text, or what `JSON.parse` gave), as `docs/rules.schema.json` describes them: rules of the
 * host's own, others in place of ours, and changes of ours.
 * @param base what they are added to and change; with `[]` only what is in the JSON is judged
 * @returns all rules: the base with its changes, and the host's own behind it
 * @throws {RulesError} naming the first thing that is wrong.
 * @example
 * const rules = parseRules([
 *   { id: 'no-headroom', change: { limits: [900] } },
 *   { id: 'over-provisioned', change: { silenced: true } },
 * ]);
 * await diagnose(client, scope, { rules });
 */
export function parseRules(input: unknown, base: readonly Rule[] = ours): readonly Rule[] {
  const json = typeof input === 'string' ? fromJson(input) : input;
  if (!Array.isArray(json)) throw new RulesError('rules', 'a list expected');
  if (json.length > MOST_RULES) {
    throw new RulesError('rules', `${json.length} are more than ${MOST_RULES}`);
  }
  const rules = new Map(base.map((rule) => [rule.id, rule]));
  const seen = new Set<string>();
  json.forEach((entry: unknown, index) => {
    const rule = readEntry(entry, `[${index}]`, rules);
    if (seen.has(rule.id)) throw new RulesError(`[${index}].id`, `"${rule.id}" is taken already`);
    seen.add(rule.id);
    rules.set(rule.id, rule);
  });
  const all = [...rules.values()];
  assertKnown(all);
  return all;
}

/** The same rules as JSON text that `parseRules` reads: a start for a host's own. */
export function formatRules(rules: readonly Rule[]): string {
  const json = JSON.stringify(
    rules,
    (key, value: unknown) => (key === 'measure' ? print(value as Expr) : value),
    2,
  );
  return `${json}\n`;
}

function fromJson(text: string): unknown {
  if (text.length > LONGEST_TEXT) {
    throw new RulesError('rules', `${text.length} characters are more than ${LONGEST_TEXT}`);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new RulesError('rules', `no JSON: ${(cause as Error).message}`, { cause });
  }
}

function readEntry(entry: unknown, path: string, known: ReadonlyMap<string, Rule>): Rule {
  if (typeof entry === 'object' && entry !== null && 'change' in entry) {
    const change: RuleChange = checked(changeSchema(), entry, path);
    const rule = known.get(change.id);
    if (rule === undefined) throw new RulesError(`${path}.id`, `no rule is called "${change.id}"`);
    return changed(rule, change.change, path);
  }
  return toRule(checked(ruleSchema(), entry, path), path);
}

type Schema<T> = { safeParse(input: unknown, options: { reportInput: true }): Parsed<T> };
type Parsed<T> =
  | { readonly success: true; readonly data: T }
  | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
type Issue = Parameters<typeof inWords>[0];

function checked<T>(schema: Schema<T>, input: unknown, path: string): T {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (issue === undefined) throw new RulesError(path, 'is no rule');
  const inside = issue.path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('');
  throw new RulesError(`${path}${inside}`, inWords(issue));
}

function changed(rule: Rule, { severity, limits, silenced }: RuleChange['change'], path: string) {
  if ((limits?.length ?? 0) > rule.when.length) {
    throw new RulesError(`${path}.change.limits`, `"${rule.id}" has ${rule.when.length} tests`);
  }
  const [first, ...others] = rule.when.map((test, index): Test => {
    const limit = limits?.[index] ?? test.limit;
    return { ...test, limit };
  });
  return {
    ...rule,
    ...(severity && { severity }),
    ...(silenced && { silenced }),
    when: [first as Test, ...others] as const,
  };
}

/** JSON without its absent fields, and its measures as trees. */
function toRule(json: RuleJson, path: string): Rule {
  return withMeasures(json, path) as Rule;
}

function withMeasures(value: unknown, path: string): unknown {
  if (Array.isArray(value)) return value.map((one, i) => withMeasures(one, `${path}[${i}]`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inside]) => {
      if (inside === undefined) return [];
      const at = `${path}.${key}`;
      return [
        [key, key === 'measure' ? parseMeasure(String(inside), at) : withMeasures(inside, at)],
      ];
    }),
  );
}

function parseMeasure(query: string, path: string): Expr {
  try {
    const expr = parse(query);
    if (isInstantVector(expr)) return expr;
  } catch (cause) {
    throw new RulesError(path, (cause as Error).message, { cause });
  }
  throw new RulesError(path, 'has to be a vector');
}

/** What a rule names has to be there, or nobody would notice. */
function assertKnown(rules: readonly Rule[]): void {
  const ids = new Set(rules.map(({ id }) => id));
  for (const { id, causes = [], effects = [] } of rules) {
    const named = causes.flatMap(({ test }) => ('rule' in test ? [test.rule] : []));
    const unknown = [...named, ...effects].find((other) => !ids.has(other));
    if (unknown !== undefined) {
      throw new RulesError(id, `names the rule "${unknown}", which there is not`);
    }
  }
}
