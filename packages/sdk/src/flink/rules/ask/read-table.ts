import type { Labels, QueryClient, Series, Vector } from '../../../prometheus/index.ts';
import type { Row, Table } from '../evaluate/table.ts';
import { type Batch, MEASURE } from './batches.ts';
import { type Grid, timesOf } from './grid.ts';

interface Asking {
  readonly client: QueryClient;
  readonly grid: Grid;
  readonly signal: AbortSignal | undefined;
}

/** Asks for batches at the times of a grid, all at once; one time is an instant query. */
export async function readTable(batches: readonly Batch[], asking: Asking): Promise<Table> {
  const times = timesOf(asking.grid);
  const answers = await Promise.all(batches.map((batch) => readBatch(batch, times, asking)));
  const rows = new Map<string, Row[]>();
  for (const [key, row] of answers.flat()) rows.set(key, [...(rows.get(key) ?? []), row]);
  for (const { keys } of batches) {
    for (const key of keys.values()) if (!rows.has(key)) rows.set(key, []);
  }
  return { times, rows };
}

async function readBatch(
  { keys, query }: Batch,
  times: readonly number[],
  { client, grid, signal }: Asking,
): Promise<readonly (readonly [key: string, Row])[]> {
  const series =
    times.length === 1
      ? seriesOf(await client.query(query, { time: grid.start, signal }))
      : (await client.queryRange(query, { ...grid, signal })).data.map((one) => onGrid(one, grid));
  return series.flatMap(({ labels: { [MEASURE]: id = '', __name__: _, ...labels }, values }) => {
    const key = keys.get(id);
    return key === undefined ? [] : [[key, { labels, values }] as const];
  });
}

interface Values {
  readonly labels: Labels;
  readonly values: readonly (number | undefined)[];
}

type Answered = Awaited<ReturnType<QueryClient['query']>>;

/** @throws {TypeError} where the answer is no vector, which no Prometheus gives. */
function seriesOf({ data }: Answered): readonly Values[] {
  if (data.type !== 'vector') throw new TypeError(`expected a vector, got a ${data.type}`);
  const vector: Vector = data.vector;
  return vector.map(({ labels, value }) => ({ labels, values: [measured(value)] }));
}

function onGrid({ labels, times, values }: Series, { start, end, step }: Grid): Values {
  const all: (number | undefined)[] = Array.from({
    length: Math.floor((end - start) / step) + 1,
  });
  times.forEach((time, index) => {
    all[Math.round((time - start) / step)] = measured(values[index]);
  });
  return { labels, values: all };
}

/** 0/0, and a gauge that says so: no number. */
const measured = (value: number | undefined): number | undefined =>
  value === undefined || Number.isNaN(value) ? undefined : value;
