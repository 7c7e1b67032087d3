import { UnreachableError } from '../errors.ts';
import type { Answer } from './answer.ts';
import { invalidAnswer, type RequestContext, successOf } from './answer-error.ts';

/** Data as it has to be, or what is wrong with it and where. */
export type Checked<T> =
  | { readonly data: T }
  | { readonly problem: string; readonly path: readonly PropertyKey[] };

/**
 * Reads a small answer whole and checks its data.
 * @throws {PrometheusError}
 */
export async function readJson<T>(
  response: Response,
  check: (data: unknown) => Checked<T>,
  context: RequestContext,
): Promise<Answer<T>> {
  const text = await readText(response, context);
  const invalid = (reason: string) => invalidAnswer(response, text, reason, context);
  const { data, warnings, infos } = successOf(parse(text, invalid), response, context, invalid);
  const checked = check(data);
  if ('problem' in checked) {
    throw invalid(`"${['data', ...checked.path].join('.')}" is wrong: ${checked.problem}.`);
  }
  return { data: checked.data, warnings, infos };
}

async function readText(response: Response, context: RequestContext): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    throw new UnreachableError(`${context.url} broke off its answer.`, { ...context, cause });
  }
}

function parse(text: string, invalid: (reason: string) => Error): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(`it is no JSON (${error instanceof Error ? error.message : error}).`);
  }
}
