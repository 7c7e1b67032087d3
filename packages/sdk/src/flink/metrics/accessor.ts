import {
  type LabelConditions,
  metric,
  type Refuses,
  re,
  type Selector,
  selector,
} from '../../promql/index.ts';
import { sanitizeLabelValue } from '../deployment/label-value.ts';

/** Selects the series of a metric. */
export type PlainAccessor<L extends string, Vector> = (conditions?: LabelConditions<L>) => Vector;

/** Where a part of its name varies, the parts come first; without all of them it selects every metric of the family. */
export type PatternAccessor<L extends string, Part extends string, Vector> = (
  parts?: { readonly [Name in Part]?: string },
  conditions?: LabelConditions<L>,
) => Vector;

// Interfaces, not aliases: the compiler writes their names into the declarations, and not what they stand for.
export type Accessor<L extends string, Part extends string, Vector> = [Part] extends [never]
  ? PlainAccessor<L, Vector>
  : PatternAccessor<L, Part, Vector>;

export interface Gauge<L extends string>
  extends Selector<L>,
    Refuses<'rate' | 'increase' | 'irate'> {}

export interface Level<L extends string>
  extends Selector<L>,
    Refuses<'rate' | 'increase' | 'irate' | 'sum'> {}

export interface Point<L extends string>
  extends Selector<L>,
    Refuses<'rate' | 'increase' | 'irate' | 'sum' | 'avg'> {}

/** Of a number that only grows. */
export const counter = <L extends string, Part extends string = never>(
  name: string,
): Accessor<L, Part, Selector<L>> => accessor(name);

/** Of a number that adds up over processes and subtasks. */
export const quantity = <L extends string, Part extends string = never>(
  name: string,
): Accessor<L, Part, Gauge<L>> => accessor(name);

/** Of a share, a duration, a mean or a maximum: no sum of it means anything. */
export const level = <L extends string, Part extends string = never>(
  name: string,
): Accessor<L, Part, Level<L>> => accessor(name);

/** Of a time or an offset: only the earliest and the latest mean anything. */
export const point = <L extends string, Part extends string = never>(
  name: string,
): Accessor<L, Part, Point<L>> => accessor(name);

/** Of quantiles, by the label `quantile`: those of several series cannot be merged. */
export const distribution = <L extends string, Part extends string = never>(
  name: string,
): Accessor<L | 'quantile', Part, Point<L | 'quantile'>> => accessor(name);

type Conditions = LabelConditions<string>;

/** The types above say what it takes; at run time all accessors are one. */
function accessor(name: string): never {
  const plain = (conditions?: Conditions) => metric(name, conditions);
  const patterned = (parts: Readonly<Record<string, string>> = {}, conditions?: Conditions) =>
    ofParts(name, parts, conditions);
  return (name.includes('<') ? patterned : plain) as never;
}

function ofParts(
  name: string,
  parts: Readonly<Record<string, string>>,
  conditions: Conditions = {},
): Selector {
  let open = false;
  const filled = name.replace(/<(\w+)>/g, (_, part: string) => {
    const value = parts[part];
    open ||= value === undefined;
    return value === undefined ? '.+' : sanitizeLabelValue(value);
  });
  return open ? selector({ __name__: re(filled), ...conditions }) : metric(filled, conditions);
}

/**
 * The way past the catalog's judgement: the vector without what it refuses. Use it where you know better, and say why.
 * @example sum(unchecked(flink.job.lastCheckpointFullSize())) // the state of all jobs together
 */
export function unchecked<L extends string>(vector: Selector<L>): Selector<L> {
  return vector;
}
