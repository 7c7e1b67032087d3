/**
 * What may be wrong with a job, as rules that are data; and what is, as findings that are data.
 *
 * @module
 */

export { rules } from './catalogue/index.ts';
export type { RuleId } from './catalogue/rule-id.ts';
export { type DiagnoseOptions, diagnose, type LookOptions } from './diagnose.ts';
export { diagnoseNamespace, type JobDiagnosis } from './diagnose-namespace.ts';
export {
  type JobNumbers,
  type JobNumbersOptions,
  jobNumbers,
  type SourceNumbers,
  type TaskNumbers,
} from './job-numbers.ts';
export { formatRules, parseRules, RulesError } from './json/parse-rules.ts';
export { type RuleChange, type RuleJson, rulesJsonSchema } from './json/rule-schema.ts';
export type {
  Answer,
  Check,
  Diagnosis,
  Finding,
  FoundCause,
  HeldUp,
  Measured,
  Phase,
  Reason,
  Verdict,
} from './model/finding.ts';
export type { JobPlan } from './model/job-plan.ts';
export type {
  Advice,
  Cause,
  Comparison,
  ConfigKey,
  Domain,
  Evidence,
  NamedMeasure,
  Rule,
  Severity,
  Source,
  Test,
} from './model/rule.ts';
export { comparisons, domains, severities } from './model/rule.ts';
export { type BacklogTime, backlogTime } from './numbers/backlog.ts';
export {
  type CheckpointCause,
  type CheckpointPhases,
  checkpointPhases,
} from './numbers/checkpoint-phases.ts';
export {
  type MemoryAdvice,
  type MemoryChange,
  memoryAdvice,
  memoryLine,
} from './numbers/memory.ts';
export { neededParallelism, type SizingOptions, type TaskLoad } from './numbers/parallelism.ts';
export { adviceText, findingText } from './say/finding-text.ts';
export { sayFinding } from './say/say-finding.ts';
export { sayHeldUp } from './say/say-held-up.ts';
export { sayBacklog, sayCheckpointPhases, sayTaskNumbers } from './say/say-numbers.ts';
export { sayReason } from './say/say-reason.ts';
export { type FindTasksOptions, findTasks, type TaskFigures } from './tasks/find-tasks.ts';
export { orderTasks, type PlacedTask, type TaskOrder } from './tasks/order-tasks.ts';
