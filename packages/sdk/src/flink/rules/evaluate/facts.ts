import { count, type Expr, group, metric } from '../../../promql/index.ts';
import type { Deployment } from '../../deployment/deployment.ts';
import { measureKey } from '../ask/measure-key.ts';
import { age, backlogSeconds, backlogTrend } from '../measures/lately.ts';
import type { Table } from './table.ts';
import type { NamedTask } from './task-graph.ts';

/** What is asked of every job beside its rules: how far it is, and which tasks have to answer. */
export interface Facts {
  readonly present: Expr;
  readonly age: Expr;
  readonly backlog: Expr;
  readonly backlogTrend: Expr;
  readonly tasks: Expr;
}

export function factsOf({ witnesses }: Deployment): Facts {
  const job = metric(witnesses.job ?? 'flink_jobmanager_job_numRestarts');
  const task = metric(witnesses.task ?? 'flink_taskmanager_job_task_numRecordsIn');
  return {
    present: count(job),
    age: age(),
    backlog: backlogSeconds(),
    backlogTrend: backlogTrend(),
    tasks: group(task).by('task_name', 'task_id'),
  };
}

export const factKey = (facts: Facts, name: keyof Facts): string => measureKey(facts[name]);

/** Tasks that report at one of the table's times. */
export function tasksAt(facts: Facts, table: Table, index: number): readonly string[] {
  const rows = table.rows.get(factKey(facts, 'tasks')) ?? [];
  const there = rows.filter(({ values }) => values[index] !== undefined);
  return [...new Set(there.map(({ labels }) => labels.task_name ?? ''))];
}

/** Every task that reported, with the id of its job vertex. */
export function namedTasks(facts: Facts, table: Table): readonly NamedTask[] {
  const rows = table.rows.get(factKey(facts, 'tasks')) ?? [];
  return rows.map(({ labels: { task_id: id = '', task_name: name = '' } }) => ({ id, name }));
}
