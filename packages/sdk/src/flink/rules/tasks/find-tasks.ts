import type { QueryClient } from '../../../prometheus/index.ts';
import {
  avg,
  avgOverTime,
  div,
  type Expr,
  group,
  type InstantVector,
  max,
  min,
  rate,
  sum,
} from '../../../promql/index.ts';
import { flink } from '../../metrics/generated/flink.ts';
import type { JobScope } from '../../scope/job-scope.ts';
import { createAsker } from '../ask/asker.ts';
import { momentGrid } from '../ask/grid.ts';
import { type AskOptions, ofJob } from '../ask/of-job.ts';
import { rowsOf } from '../evaluate/table.ts';
import { lately, subtasks } from '../measures/lately.ts';

const { task } = flink;

/** How a task spends its time and what goes through it; null where nothing says so. Shares are of a second, 0 to 1. */
export interface TaskFigures {
  /** As the label has it, so possibly sanitised. */
  readonly name: string;
  /** Of the vertex in the job graph; empty where the metrics do not carry it. */
  readonly id: string;
  readonly subtasks: number | null;
  /** Means over the subtasks. */
  readonly busy: number | null;
  readonly backpressured: number | null;
  readonly idle: number | null;
  /** Of its subtasks. */
  readonly busiest: number | null;
  readonly leastBusy: number | null;
  /** Of all its subtasks, records/s. */
  readonly recordsIn: number | null;
  readonly recordsOut: number | null;
}

export interface FindTasksOptions extends AskOptions {
  /** The moment to look at, Unix ms. @defaultValue now */
  readonly at?: number | undefined;
}

const share = (time: InstantVector<'task_name'>) => div(time, 1000);
const busy = () => avgOverTime(task.busyTimeMsPerSecond(), lately);

const measures = (): Readonly<Record<Exclude<keyof TaskFigures, 'name' | 'id'>, Expr>> => ({
  subtasks: subtasks(),
  busy: share(avg(busy()).by('task_name')),
  backpressured: share(
    avg(avgOverTime(task.backPressuredTimeMsPerSecond(), lately)).by('task_name'),
  ),
  idle: share(avg(avgOverTime(task.idleTimeMsPerSecond(), lately)).by('task_name')),
  busiest: share(max(busy()).by('task_name')),
  leastBusy: share(min(busy()).by('task_name')),
  recordsIn: sum(rate(task.numRecordsIn(), lately)).by('task_name'),
  recordsOut: sum(rate(task.numRecordsOut(), lately)).by('task_name'),
});

/** Which tasks there are, with their ids where the metrics carry those. */
const ids = () => group(task.numRecordsIn()).by('task_name', 'task_id');

/**
 * The tasks of a job with what they do at one moment, in one or two requests.
 * @throws {PrometheusError} as `client.query` does.
 */
export async function findTasks(
  client: QueryClient,
  scope: JobScope,
  { at = Date.now(), ...options }: FindTasksOptions = {},
): Promise<readonly TaskFigures[]> {
  const asker = createAsker({ client, ...ofJob(scope, options) });
  const asked = measures();
  const named = ids();
  const table = await asker.ask([named, ...Object.values(asked)], momentGrid(at));
  const found = new Map<string, string>();
  for (const { labels } of rowsOf(table, named) ?? []) {
    const { task_name: name = '', task_id: id = '' } = labels;
    // Two tasks of one name are shown as one: their charts are, too.
    found.set(name, found.has(name) ? '' : id);
  }
  const figureOf = (measure: Expr, name: string): number | null =>
    rowsOf(table, measure)?.find(({ labels }) => labels.task_name === name)?.values[0] ?? null;
  return [...found].map(([name, id]) => {
    const entries = Object.entries(asked).map(([key, measure]) => [key, figureOf(measure, name)]);
    return { name, id, ...Object.fromEntries(entries) } as TaskFigures;
  });
}
