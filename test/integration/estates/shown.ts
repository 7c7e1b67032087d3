/** What charts show of a job at the end of each phase. */
import { chartQuery, type JobScope, sections } from '@flink-metrics/sdk/flink';
import type { PrometheusClient, Series } from '@flink-metrics/sdk/prometheus';
import { type InstantVector, labelReplace, or, print } from '@flink-metrics/sdk/promql';
import type { Numbers } from './expected.ts';
import { endOfPhase, estateTime, PHASE } from './layout.ts';
import { PHASES } from './plan.ts';

const interval = estateTime.interval * 1000;

/** Charts of a page, by what is looked at of them. */
export const charts = {
  records: ['records-in', undefined, 'task_name'],
  heap: ['tm-heap', 'used', 'tm_id'],
  threads: ['jm-threads', undefined, 'host'],
  workingSet: ['container-memory', 'workingSet', 'pod'],
  limit: ['container-memory', 'limit', 'pod'],
} as const satisfies Record<
  keyof Numbers,
  readonly [id: string, series: string | undefined, label: string]
>;

/** One request. */
export async function numbersOf(
  client: PrometheusClient,
  scope: JobScope,
): Promise<readonly Numbers[]> {
  const ids = [...new Set(Object.values(charts).map(([id]) => id))];
  const all = ids
    .map((id) => labelReplace(queryOf(id, scope), 'chart', id, '', ''))
    .reduce((one, other) => or(one, other));
  const { data } = await client.queryRange(print(all), {
    start: endOfPhase(0) * 1000,
    end: estateTime.end * 1000,
    step: PHASE * 1000,
  });
  return Array.from({ length: PHASES }, (_, phase) => numbersAt(data, endOfPhase(phase) * 1000));
}

function queryOf(id: string, scope: JobScope): InstantVector {
  const chart = sections.flatMap((section) => section.charts).find((one) => one.id === id);
  if (chart === undefined) throw new RangeError(`There is no chart ${id}`);
  return chartQuery(chart, scope, { step: interval, interval }) as InstantVector;
}

function numbersAt(matrix: readonly Series[], at: number): Numbers {
  const of = (name: keyof Numbers) => {
    const [id, series, label] = charts[name];
    const own = matrix.filter(
      ({ labels }) => labels.chart === id && (series === undefined || labels.series === series),
    );
    return Object.fromEntries(
      own.flatMap(({ labels, times, values }) => {
        const value = values[times.indexOf(at)];
        return value === undefined ? [] : [[labels[label] ?? '', value]];
      }),
    );
  };
  return {
    records: Object.values(of('records'))[0] ?? null,
    heap: of('heap'),
    threads: of('threads'),
    workingSet: of('workingSet'),
    limit: of('limit'),
  };
}
