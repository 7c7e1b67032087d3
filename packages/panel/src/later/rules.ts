// Of the entry it takes what the panel uses.

export {
  diagnose,
  findingText,
  findTasks,
  orderTasks,
  parseRules,
  sayFinding,
  sayHeldUp,
  sayReason,
} from '@flink-metrics/sdk/flink/rules';
