import type { InstantVector, QueryClient } from '../prometheus/index.ts';
import { type Expr, print } from '../promql/index.ts';

export interface InstantOptions {
  readonly signal?: AbortSignal | undefined;
  /** Unix time in ms. @defaultValue the server's now */
  readonly time?: number | undefined;
}

/** Asks for an expression at one time. @throws {TypeError} where the server answers with anything but a vector. */
export async function queryVector(
  client: QueryClient,
  expr: Expr,
  { signal, time }: InstantOptions,
): Promise<InstantVector> {
  const { data } = await client.query(print(expr), { signal, time });
  if (data.type !== 'vector') throw new TypeError(`expected a vector, got a ${data.type}`);
  return data.vector;
}
