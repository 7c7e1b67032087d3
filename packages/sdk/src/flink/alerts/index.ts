/**
 * The rules that judge a job, as alerts for Prometheus and its kin; and what is wrong with alerts that a team has.
 *
 * @module
 */

export { type AlertOptions, type AlertRules, alertRules } from './alert-rules.ts';
export type { AlertFormat } from './formats/alert-format.ts';
export { type ExprProblem, lintExpr } from './lint/lint-expr.ts';
export { lintRules, type RuleProblem } from './lint/lint-rules.ts';
export type { Problem, ProblemSeverity } from './lint/problem.ts';
export { sayProblem } from './lint/say-problem.ts';
export type { Alert, LeftOut, Unheard, WhyNot } from './model.ts';
export { silentJob } from './silent-job.ts';
