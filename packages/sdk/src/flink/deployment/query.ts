import type { Matrix, QueryClient, QueryResult, Vector } from '../../prometheus/index.ts';
import { type Expr, type Matcher, type MatrixSelector, oneOf, print } from '../../promql/index.ts';
import { sanitizeLabelValue } from './label-value.ts';

export interface InstantOptions {
  readonly signal?: AbortSignal | undefined;
  /** Unix time in ms. @defaultValue the server's now */
  readonly time?: number | undefined;
}

/** As much of a client as asks for values at one time. */
export type InstantClient = Pick<QueryClient, 'query'>;

/** Asks for an expression at one time. @throws {TypeError} where the server answers with anything but a vector. */
export async function queryVector(
  client: InstantClient,
  expr: Expr,
  options: InstantOptions,
): Promise<Vector> {
  const result = await queryInstant(client, expr, options);
  if (result.type !== 'vector') throw new TypeError(`expected a vector, got a ${result.type}`);
  return result.vector;
}

/** Asks for a selector's raw samples. @throws {TypeError} where the server answers with anything but a matrix. */
export async function querySamples(
  client: InstantClient,
  expr: MatrixSelector,
  options: InstantOptions,
): Promise<Matrix> {
  const result = await queryInstant(client, expr, options);
  if (result.type !== 'matrix') throw new TypeError(`expected a matrix, got a ${result.type}`);
  return result.matrix;
}

async function queryInstant(
  client: InstantClient,
  expr: Expr,
  { signal, time }: InstantOptions,
): Promise<QueryResult> {
  const { data } = await client.query(print(expr), { signal, time });
  return data;
}

/**
 * Finds a job by the name its user knows, whether the reporter sanitises label values or not.
 *
 * @example jobNameMatcher('my-job (v2)') // job_name=~"my-job \\(v2\\)|my_job__v2_"
 */
export function jobNameMatcher(jobName: string, label = 'job_name'): Matcher {
  return { name: label, ...oneOf(...new Set([jobName, sanitizeLabelValue(jobName)])) };
}

/** `Map.groupBy`, which browsers before 2024 lack. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
