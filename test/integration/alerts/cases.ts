import assert from 'node:assert/strict';
import { silentJob } from '@flink-metrics/sdk/flink/alerts';
import { type Rule, rules } from '@flink-metrics/sdk/flink/rules';
import { faults } from '@flink-metrics/simulator';
import { type Case, MINUTE, NOON } from '../../../bench/diagnosis/case.ts';
import { faulty } from '../../../bench/diagnosis/faulty.ts';

const silent = silentJob('flink_jobmanager_job_numRestarts');

/** What `alertRules` makes alerts of. */
export const allRules: readonly Rule[] = [...rules, silent];

const cases: readonly Case[] = [
  ...faulty,
  { name: 'gone', expects: [silent.id], faults: [faults.gone(NOON - 10 * MINUTE)] },
];

/** A simulated job of which a rule is true from ten minutes before noon on, or longer. */
export function caseOf({ id }: Rule): Case {
  const found = cases.find(({ expects }) => expects.includes(id));
  assert.ok(found, `no case for ${id}`);
  return found;
}
