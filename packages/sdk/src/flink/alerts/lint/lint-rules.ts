import { type ExprProblem, lintExpr } from './lint-expr.ts';
import { type Problem, type ProblemSeverity, severityOf } from './problem.ts';

/** Something that is wrong with a rule of a team's own, and where. */
export interface RuleProblem {
  readonly problem: Problem;
  readonly severity: ProblemSeverity;
  /** Of several documents or objects, from 0. */
  readonly document: number;
  readonly group: string;
  /** Within its group, from 0. */
  readonly rule: number;
  /** Of the alert, or of what is recorded. */
  readonly name: string;
  /** In the rule's `expr`, from 0, in UTF-16 code units. */
  readonly offset: number;
}

/** More is a mistake, or meant to keep somebody busy. */
const MOST_RULES = 10_000;

/**
 * Reads rules that a team has and says what is wrong with their expressions, of what Flink reports: names that it does
 * not write, rates of what is no counter, sums of shares, numbers that mean "nothing yet".
 * @param input what a parser made of the YAML: a rule file, an object of an operator's, a namespace of Mimir's, a list of
 *   such documents, or groups. No parser comes with this package: `parseAllDocuments` of `yaml` gives the documents.
 * @throws {TypeError} where it is none of these, naming the place.
 * @example
 * import { parse } from 'yaml';
 * for (const one of lintRules(parse(text))) console.log(one.group, one.name, sayProblem(one.problem, 'en'));
 */
export function lintRules(input: unknown): readonly RuleProblem[] {
  const documents = Array.isArray(input) && !input.every(isGroup) ? input : [input];
  let count = 0;
  return documents.flatMap((document: unknown, index) =>
    groupsOf(document, index).flatMap(({ name: group, rules }) =>
      rules.flatMap((rule: unknown, position) => {
        count++;
        if (count > MOST_RULES) throw new TypeError(`more than ${MOST_RULES} rules`);
        const where = `document ${index}, group "${group}", rule ${position}`;
        const { name, expr } = readRule(rule, where);
        return lintExpr(expr).map(
          ({ problem, offset }: ExprProblem): RuleProblem => ({
            problem,
            severity: severityOf(problem),
            document: index,
            group,
            rule: position,
            name,
            offset,
          }),
        );
      }),
    ),
  );
}

interface Group {
  readonly name: string;
  readonly rules: readonly unknown[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isGroup = (value: unknown): value is Group =>
  isRecord(value) && typeof value.name === 'string' && Array.isArray(value.rules);

function groupsOf(document: unknown, index: number): readonly Group[] {
  // An empty document of a file that ends in `---`.
  if (document === null || document === undefined) return [];
  const spec = isRecord(document) && isRecord(document.spec) ? document.spec : document;
  const groups = Array.isArray(spec) ? spec : isRecord(spec) ? spec.groups : undefined;
  if (!Array.isArray(groups)) throw new TypeError(`document ${index}: has no list of groups`);
  return groups.map((group: unknown, position) => {
    if (isGroup(group)) return group;
    throw new TypeError(`document ${index}, group ${position}: has no name or no list of rules`);
  });
}

function readRule(rule: unknown, where: string): { readonly name: string; readonly expr: string } {
  if (!isRecord(rule)) throw new TypeError(`${where}: is no rule`);
  const { expr, alert, record } = rule;
  const name = [alert, record].find((one) => typeof one === 'string');
  if (typeof name !== 'string') throw new TypeError(`${where}: has neither alert nor record`);
  // YAML takes an expression like `1` for a number.
  if (typeof expr !== 'string' && typeof expr !== 'number')
    throw new TypeError(`${where}: has no expr`);
  return { name, expr: String(expr) };
}
