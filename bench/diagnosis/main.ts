import { rules } from '@flink-metrics/sdk/flink/rules';
import { type Case, DAY, MINUTE, NOON } from './case.ts';
import { faulty } from './faulty.ts';
import { healthy } from './healthy.ts';
import { clientOf, look } from './look.ts';
import { type Outcome, outcomeOf, scoreOf } from './score.ts';

/** What `--check` holds. */
const goals = { precision: 0.95, recall: 0.9 };
/** A fault has begun ten minutes before noon, and has shown for three. */
const EARLY = NOON - 10 * MINUTE + 3.5 * MINUTE;

const only = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const cases = [...faulty, ...healthy].filter(
  ({ name, expects }) =>
    only.length === 0 || only.some((text) => name.includes(text) || expects.includes(text)),
);

async function run(one: Case): Promise<Outcome> {
  const client = clientOf(one);
  const then = await look(client, one, one.at ?? NOON);
  const early = one.early === true ? await look(client, one, EARLY) : null;
  return outcomeOf(one, then, early);
}

/** A day of a healthy job, in one look: nothing critical, at any time. */
async function criticalInADay(): Promise<readonly string[]> {
  const day: Case = { name: 'a day', expects: [], at: NOON };
  const range = { start: NOON - DAY, end: NOON };
  const { findings } = await look(clientOf(day), day, NOON, { range });
  return findings.filter(({ severity }) => severity === 'critical').map(({ rule }) => rule);
}

const outcomes: Outcome[] = [];
for (const one of cases) {
  const outcome = await run(one);
  outcomes.push(outcome);
  const { name, hits, missed, wrong, early } = outcome;
  const columns = [
    missed.length + wrong.length === 0 ? '✔' : '✖',
    name.padEnd(44),
    [...hits, ...missed.map((rule) => `−${rule}`), ...wrong.map((rule) => `+${rule}`)].join(' '),
    early === null ? '' : early ? '(in 3 min)' : '(not in 3 min)',
  ];
  process.stdout.write(`${columns.join(' ').trimEnd()}\n`);
}

const tried = new Set(faulty.flatMap(({ expects }) => expects));
const untried = rules.map(({ id }) => id).filter((id) => !tried.has(id));
const { precision, recall } = scoreOf(outcomes);
const early = outcomes.filter((outcome) => outcome.early !== null);
const critical = only.length === 0 ? await criticalInADay() : [];
const share = (value: number) => value.toFixed(3);
process.stdout.write(
  [
    '',
    `rules: ${rules.length}, cases: ${faulty.length} ill, ${healthy.length} healthy that look ill`,
    `precision ${share(precision)} (goal ${goals.precision}), recall ${share(recall)} (goal ${goals.recall})`,
    `named within three minutes: ${early.filter((outcome) => outcome.early).length} of ${early.length} that may be`,
    `critical in a healthy day: ${critical.length === 0 ? 'none' : critical.join(' ')}`,
    `rules without a case: ${untried.length === 0 ? 'none' : untried.join(' ')}`,
    'evaluated by the simulator’s own PromQL',
    '',
  ].join('\n'),
);
if (process.argv.includes('--check')) {
  const missed = precision < goals.precision || recall < goals.recall || critical.length > 0;
  if (missed) process.exitCode = 1;
}
