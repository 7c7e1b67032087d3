import { type Expr, type InstantVector, labelReplace, or, print } from '../../../promql/index.ts';

/** A measure as it is asked for: its own name among the others of a query. */
export interface Asked {
  /** See `measureKey`. */
  readonly key: string;
  readonly expr: Expr;
}

/** Measures that are asked for in one query. */
export interface Batch {
  /** By the value of the label `measure`. */
  readonly keys: ReadonlyMap<string, string>;
  readonly query: string;
}

/** The label that tells the measures of one answer apart. */
export const MEASURE = 'measure';

/**
 * Puts measures into as few queries as their lengths allow, the first ones first: each series gets a label that says
 * whose it is, and `or` keeps all of them.
 * @param longest characters of a query
 */
export function batchesOf(asked: readonly Asked[], longest: number): readonly Batch[] {
  const batches: Named[][] = [];
  let room = 0;
  for (const one of asked.map(named)) {
    const length = one.text.length + ' or '.length;
    if (length > room) {
      batches.push([]);
      room = longest;
    }
    batches.at(-1)?.push(one);
    room -= length;
  }
  return batches.map((batch) => ({
    keys: new Map(batch.map(({ id, key }) => [id, key])),
    query: print(batch.map(({ expr }) => expr).reduce((left, right) => or(left, right))),
  }));
}

interface Named {
  readonly id: string;
  readonly key: string;
  readonly expr: InstantVector;
  readonly text: string;
}

function named({ key, expr }: Asked, index: number): Named {
  const id = String(index);
  const labelled = labelReplace(expr as InstantVector, MEASURE, id, '', '');
  return { id, key, expr: labelled, text: print(labelled) };
}
