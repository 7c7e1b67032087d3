import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measuresProcesses, sections } from '@flink-metrics/sdk/flink';
import { jobsShownBeside } from './processes.ts';

const shared = { jobManager: ['led'], taskManagers: ['run'] };

const besideOf = (sectionId: string) => {
  const section = sections.find(({ id }) => id === sectionId);
  assert(section !== undefined);
  return section.charts.map(({ query }) => jobsShownBeside(measuresProcesses(query), shared));
};

test('a chart of JVMs shows the other jobs in them', () => {
  assert(besideOf('taskmanager-jvm').every((jobs) => jobs[0] === 'run'));
  assert(besideOf('jobmanager-jvm').every((jobs) => jobs[0] === 'led'));
});

test('a chart of the job itself shows no other', () => {
  assert(besideOf('checkpoints').every((jobs) => jobs.length === 0));
});
