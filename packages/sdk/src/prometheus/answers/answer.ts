import type { Matrix, Vector } from '../data/matrix.ts';

/** What an instant query answers, by the type of its expression. Times are Unix times in ms. */
export type QueryResult =
  | { readonly type: 'vector'; readonly vector: Vector }
  | { readonly type: 'matrix'; readonly matrix: Matrix }
  | { readonly type: 'scalar'; readonly time: number; readonly value: number }
  | { readonly type: 'string'; readonly time: number; readonly value: string };

/** Data of an answer, with what the server said about it. */
export interface Answer<T> {
  readonly data: T;
  /** The data may be wrong or incomplete. */
  readonly warnings: readonly string[];
  /** The query may not mean what its author thinks, e.g. `rate` over a gauge. */
  readonly infos: readonly string[];
}

/** What several answers to one question warn of and note, each once. */
export function joinNotes(
  answers: readonly Answer<unknown>[],
): Pick<Answer<unknown>, 'warnings' | 'infos'> {
  const once = (name: 'warnings' | 'infos') => [
    ...new Set(answers.flatMap((answer) => answer[name])),
  ];
  return { warnings: once('warnings'), infos: once('infos') };
}
