import type { QueryClient } from '../../prometheus/index.ts';
import type { JobScope } from '../scope/job-scope.ts';
import { type Asker, createAsker } from './ask/asker.ts';
import { momentGrid, spanGrid } from './ask/grid.ts';
import { firstTest, measuresOf } from './ask/measure-key.ts';
import { type AskOptions, ofJob } from './ask/of-job.ts';
import { rules as defaultRules } from './catalogue/index.ts';
import { diagnosisOf } from './evaluate/diagnosis.ts';
import { type Facts, factsOf } from './evaluate/facts.ts';
import type { Measured } from './evaluate/judged.ts';
import { mayHold } from './evaluate/rule-answers.ts';
import type { Diagnosis } from './model/finding.ts';
import type { JobPlan } from './model/job-plan.ts';
import { type Rule, severities } from './model/rule.ts';

export interface LookOptions extends AskOptions {
  /** The moment to look at, Unix ms. @defaultValue now */
  readonly at?: number | undefined;
  /** @defaultValue all of ours */
  readonly rules?: readonly Rule[] | undefined;
  /** How far back the beginning of what holds now is looked for, ms. @defaultValue one hour */
  readonly lookBack?: number | undefined;
}

export interface DiagnoseOptions extends LookOptions {
  /** A stretch of time instead of a moment, Unix ms: each finding gets its beginning and its end. */
  readonly range?: { readonly start: number; readonly end: number } | undefined;
  /** What sends to what, where the host knows it: what Flink answers to `/jobs/:id/plan`. */
  readonly topology?: JobPlan | undefined;
}

const HOUR = 3_600_000;

/**
 * Says what is wrong with a job, what is behind it and what to do; and what could not be told, and why. At most three
 * requests with our rules: the first tests of all, then everything about those that may hold.
 * @throws {PrometheusError} as `client.query` does.
 * @throws {RangeError} for a range that ends before it starts.
 * @example
 * const { verdict, findings } = await diagnose(client, scope, { interval: 15_000 });
 * for (const finding of findings) console.log(sayFinding(finding, 'en'));
 */
export async function diagnose(
  client: QueryClient,
  scope: JobScope,
  options: DiagnoseOptions = {},
): Promise<Diagnosis> {
  const asked = ofJob(scope, options);
  const { description, canAsk, scoped } = asked;
  const rules = wanted(options.rules);
  const facts = factsOf(description);
  const asker = createAsker({ client, ...asked });
  return diagnosisOf({
    ...(await lookInTwo(asker, rules, facts, options)),
    rules,
    facts,
    description,
    canAsk,
    scoped,
    past: options.range !== undefined,
    topology: options.topology,
    requests: asker.requests,
  });
}

/** Without those that the host has silenced. */
export const wanted = (rules: readonly Rule[] = defaultRules): readonly Rule[] =>
  rules.filter(({ silenced }) => silenced !== true);

interface Looked {
  readonly measured: Measured;
  readonly candidates: ReadonlySet<Rule>;
  readonly step: number;
}

/** The first tests of all rules; then, further back, all measures of those that may hold, the worst first. */
export async function lookInTwo(
  asker: Asker,
  rules: readonly Rule[],
  facts: Facts,
  { at = Date.now(), range, lookBack = HOUR }: DiagnoseOptions,
): Promise<Looked> {
  const grid = range === undefined ? momentGrid(at) : spanGrid(range.start, range.end);
  const firstTests = rules.map((rule) => firstTest(rule).measure);
  const first = await asker.ask([...Object.values(facts), ...firstTests], grid);
  const candidates = rules
    .filter((rule) => mayHold(rule, first))
    .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  const longer = range === undefined ? spanGrid(at - lookBack, at, BEGINNING) : grid;
  const left = Math.max(1, MOST_REQUESTS - asker.requests());
  const further = await asker.ask(candidates.flatMap(measuresOf), longer, left);
  return { measured: { first, further }, candidates: new Set(candidates), step: longer.step };
}

/** A beginning is told to two minutes: most samples of a look are those of the time before it. */
const BEGINNING = 120_000;

/** Of one look; a host's own rules may need more for their first tests. */
const MOST_REQUESTS = 3;
