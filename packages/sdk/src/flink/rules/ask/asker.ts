import type { QueryClient } from '../../../prometheus/index.ts';
import type { Expr } from '../../../promql/index.ts';
import type { Table } from '../evaluate/table.ts';
import { batchesOf } from './batches.ts';
import type { Grid } from './grid.ts';
import { measureKey } from './measure-key.ts';
import { readTable } from './read-table.ts';

export interface AskerOptions {
  readonly client: QueryClient;
  /** Whether a measure can have an answer. */
  readonly canAsk: (measure: Expr) => boolean;
  /** A measure as it is asked. */
  readonly scoped: (measure: Expr) => Expr;
  /** Characters of a query. */
  readonly queryLength: number;
  readonly signal: AbortSignal | undefined;
}

/** Asks for measures, and counts its requests. */
export interface Asker {
  /** What is measured at the times of a grid. What nothing reports is not asked for, and not in the table. */
  ask(measures: readonly Expr[], grid: Grid, mostRequests?: number): Promise<Table>;
  /** So far. */
  requests(): number;
}

export function createAsker({ client, canAsk, scoped, queryLength, signal }: AskerOptions): Asker {
  let requests = 0;
  return {
    requests: () => requests,
    ask: (measures, grid, mostRequests = Number.POSITIVE_INFINITY) => {
      const unique = new Map(measures.map((measure) => [measureKey(measure), measure]));
      const asked = [...unique]
        .filter(([, measure]) => canAsk(measure))
        .map(([key, measure]) => ({ key, expr: scoped(measure) }));
      const batches = batchesOf(asked, queryLength).slice(0, mostRequests);
      requests += batches.length;
      return readTable(batches, { client, grid, signal });
    },
  };
}
