import { containersOf, networkOf, podStatusOf } from '../cluster/container.ts';
import type { DeployedJob } from '../cluster/job-model.ts';
import { type FlinkProcess, jobManager, type Subject, taskManagers } from '../cluster/process.ts';
import { jobLabels, operatorsOf, partitionsOf, subtasksOf } from '../cluster/subtask.ts';
import type { Span } from '../cluster/timeline.ts';
import { containerFamilies, limitFamilies, networkFamilies, podFamilies } from './container.ts';
import type { Family } from './family.ts';
import { jobFamilies, jobManagerFamilies } from './jobmanager.ts';
import { jvmFamilies, targetFamilies, taskManagerFamilies } from './jvm.ts';
import {
  operatorFamilies,
  partitionFamilies,
  sinkFamilies,
  sourceFamilies,
  stateFamilies,
  windowFamilies,
} from './operator.ts';
import { mailboxFamilies, taskFamilies } from './task.ts';

/** Families, and the subjects of one deployment of a job that report them: those of a span, or more. */
export interface MetricGroup<S extends Subject> {
  readonly families: readonly Family<S>[];
  readonly subjects: (deployed: DeployedJob, span: Span) => readonly S[];
}

/** Calls back with each group: their kinds of subject differ, and this keeps each with its own families. */
export function eachGroup(visit: <S extends Subject>(group: MetricGroup<S>) => void): void {
  const processes = (deployed: DeployedJob) => [jobManager(deployed), ...taskManagers(deployed)];
  const managers = (deployed: DeployedJob) => [jobManager(deployed)];
  const jobs = (deployed: DeployedJob) => [withJob(jobManager(deployed), deployed)];
  const operators = (deployed: DeployedJob, span: Span) =>
    subtasksOf(deployed, span).flatMap(operatorsOf);
  const sources = (deployed: DeployedJob, span: Span) =>
    operators(deployed, span).filter(({ subtask, first }) => subtask.position === 0 && first);
  const sinks = (deployed: DeployedJob, span: Span) =>
    operators(deployed, span).filter(({ subtask, first }) => subtask.task.role === 'sink' && first);
  const windows = (deployed: DeployedJob, span: Span) =>
    operators(deployed, span).filter(({ subtask }) => subtask.task.role === 'window');
  const containers = (deployed: DeployedJob) => processes(deployed).flatMap(containersOf);

  visit({
    families: targetFamilies,
    subjects: (deployed) =>
      processes(deployed).map((process) => ({ ...process, labels: process.targetLabels })),
  });
  visit({ families: jvmFamilies('flink_jobmanager_'), subjects: managers });
  visit({ families: jvmFamilies('flink_taskmanager_'), subjects: taskManagers });
  visit({ families: taskManagerFamilies, subjects: taskManagers });
  visit({ families: jobManagerFamilies, subjects: managers });
  visit({ families: jobFamilies, subjects: jobs });
  visit({ families: taskFamilies, subjects: subtasksOf });
  visit({ families: mailboxFamilies, subjects: subtasksOf });
  visit({ families: operatorFamilies, subjects: operators });
  visit({ families: sourceFamilies, subjects: sources });
  visit({
    families: partitionFamilies,
    subjects: (deployed, span) => sources(deployed, span).flatMap(partitionsOf),
  });
  visit({ families: sinkFamilies, subjects: sinks });
  visit({ families: windowFamilies, subjects: windows });
  visit({ families: stateFamilies, subjects: windows });
  visit({ families: containerFamilies, subjects: containers });
  visit({
    families: limitFamilies,
    // Only a container with limits reports them.
    subjects: (deployed) => containers(deployed).filter(({ limit }) => limit > 0),
  });
  visit({
    families: networkFamilies,
    subjects: (deployed) => processes(deployed).map(networkOf),
  });
  visit({
    families: podFamilies,
    subjects: (deployed) => processes(deployed).map(podStatusOf),
  });
}

const withJob = (process: FlinkProcess, deployed: DeployedJob): FlinkProcess => ({
  ...process,
  labels: { ...process.labels, ...jobLabels(deployed) },
});
