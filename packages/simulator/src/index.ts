/**
 * A make-believe Flink cluster behind the Prometheus HTTP API, for stories, tests and the demo.
 *
 * @module
 */
export { defaultJobs, type JobSpec, type TaskSpec } from './cluster/job-spec.ts';
export type { Scenario } from './cluster/timeline.ts';
export type { Change, Fault, Moment } from './faults/fault.ts';
export { faults } from './faults/index.ts';
export type { ScenarioName } from './scenario.ts';
export { createSimulator, type Simulator, type SimulatorOptions } from './simulator.ts';
