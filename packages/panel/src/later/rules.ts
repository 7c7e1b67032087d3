// Of the entry it takes what the panel uses.

export {
  diagnose,
  findingText,
  findTasks,
  jobNumbers,
  memoryLine,
  orderTasks,
  parseRules,
  sayBacklog,
  sayCheckpointPhases,
  sayFinding,
  sayHeldUp,
  sayReason,
  sayTaskNumbers,
} from '@flink-metrics/sdk/flink/rules';
