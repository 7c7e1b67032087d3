import { streamRank } from '../../../chart/stream-rank.ts';
import { type TaskGraph, taskGraph } from '../evaluate/task-graph.ts';
import type { JobPlan } from '../model/job-plan.ts';
import type { TaskFigures } from './find-tasks.ts';

/** Where a task is in the stream: `column` counts from the sources on. */
export interface PlacedTask {
  readonly task: TaskFigures;
  readonly column: number;
  /** Below each other in their column. */
  readonly row: number;
}

export interface TaskOrder {
  readonly placed: readonly PlacedTask[];
  /** From the name of one task to that of the next; empty where they are not known. */
  readonly edges: readonly (readonly [from: string, to: string])[];
  /** `plan`: as Flink says; `inferred`: by names and by what goes through the tasks. */
  readonly source: 'plan' | 'inferred';
}

/**
 * Puts tasks in the order of the stream: as the plan has it, or else sources first and sinks last by their names, and
 * between them those first that take in most, as streams get smaller on their way.
 */
export function orderTasks(tasks: readonly TaskFigures[], plan?: JobPlan): TaskOrder {
  const graph = taskGraph(plan, tasks);
  return graph === null ? inferred(tasks) : byGraph(tasks, graph);
}

function byGraph(tasks: readonly TaskFigures[], { inputsOf }: TaskGraph): TaskOrder {
  const columns = new Map<string, number>();
  // A plan has no cycle; one that says so is not followed around.
  const columnOf = (name: string, above: ReadonlySet<string>): number => {
    const known = columns.get(name);
    if (known !== undefined || above.has(name)) return known ?? 0;
    const on = new Set([...above, name]);
    const column = Math.max(-1, ...[...inputsOf(name)].map((one) => columnOf(one, on))) + 1;
    columns.set(name, column);
    return column;
  };
  const edges = tasks.flatMap(({ name: to }) =>
    [...inputsOf(to)].map((from) => [from, to] as const),
  );
  // A source stands right before the first task that reads it: its edge passes no other.
  const placeOf = ({ name }: TaskFigures): number => {
    const own = columnOf(name, new Set());
    const after = edges.filter(([from]) => from === name).map(([, to]) => columnOf(to, new Set()));
    return own > 0 || after.length === 0 ? own : Math.max(0, Math.min(...after) - 1);
  };
  return { placed: inRows(tasks, placeOf), edges, source: 'plan' };
}

function inferred(tasks: readonly TaskFigures[]): TaskOrder {
  const sources = tasks.filter(({ name }) => streamRank(name) === 0);
  const between = tasks
    .filter(({ name }) => streamRank(name) === 1)
    .toSorted((a, b) => (b.recordsIn ?? 0) - (a.recordsIn ?? 0));
  const first = sources.length === 0 ? 0 : 1;
  const columnOf = (task: TaskFigures): number => {
    if (sources.includes(task)) return 0;
    const index = between.indexOf(task);
    return first + (index < 0 ? between.length : index);
  };
  return { placed: inRows(tasks, columnOf), edges: [], source: 'inferred' };
}

function inRows(
  tasks: readonly TaskFigures[],
  columnOf: (task: TaskFigures) => number,
): readonly PlacedTask[] {
  const rows = new Map<number, number>();
  return tasks
    .map((task) => ({ task, column: columnOf(task) }))
    .toSorted((a, b) => a.column - b.column || (a.task.name < b.task.name ? -1 : 1))
    .map(({ task, column }) => {
      const row = rows.get(column) ?? 0;
      rows.set(column, row + 1);
      return { task, column, row };
    });
}
